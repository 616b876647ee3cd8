"""What the parts of a page are called, and what its furniture says: words that tell the report from what surrounds it.

A name is the words of an element's class, id, role and the like. Phrases are matched against whole short lines, so that
a sentence of the report that happens to speak of newsletters stays in the report.
"""

from __future__ import annotations

import re
from typing import Final

MAX_PHRASE_WORDS: Final = 45
"""Longer lines are prose, whatever they begin with; the longest consent texts seen have about 40 words."""


def _names(*lists: str) -> re.Pattern[str]:
    """One pattern for many names, listed with spaces between them, ``_`` for a space that need not be there."""
    return re.compile(r"\b(?:" + "|".join(name.replace("_", " ?") for names in lists for name in names.split()) + r")\b")


WORD: Final = re.compile(r"\w+")
SITE_TAGS: Final = frozenset({"nav", "footer", "aside", "form", "dialog", "menu", "fieldset"})

SITE_NAME: Final = _names(
    "nav navbar navigation menus? (?:site|page|global)_footer footer sidebar breadcrumbs? cookies? consent gdpr modal popup overlay lightbox dialog skip",
    "search login signin masthead comments? disqus respond toolbar contentinfo complementary ticker weather pagination pager",
)
"""Names of what belongs to the site and not to the report."""

FURNITURE_NAME: Final = _names(
    "related recommended recommendations? promos? promotions? promoted promobox shar(?:e|ing) sharebar social socials newsletters? news_letter sign_?up sign_in",
    "subscri(?:be|bers?|ption|ptions) regwall register registration",
    "author_(?:bio|info|card|box|about|description|details?|profile|footer) about_(?:the_)?authors? bio biography contributors?_(?:bio|info)",
    "tags? tag_?list tagged topics keywords",
    "read_?(?:more|next|also) more_?(?:from|on|stories|in|about|links) most_(?:read|popular|viewed|commented) popular trending see_also you_may also_(?:read|like|in)",
    "advert advertisement advertising ads? adslot dfp mpu sponsor sponsored sponsors taboola outbrain dianomi recirc recirculation",
    "widgets? teasers? rail carousel player video_(?:player|container|title|info|wrapper) poll quiz donat(?:e|ion|ions) fundrais(?:er|ing) membership support_us follow follow_us",
    "toc table_of_contents print_only screen_reader screen_reader_text visually_hidden sr_only visuallyhidden",
    "copyright disclaimer licensing syndication feedback actions? action_?bar tools? article_tools related_quotes stock_quotes tickers cta piano app_download",
    "list_header bookmark notification tooltip toast error_text bookmarks reactions rating ratings most more_like linklist link_list in_this_article hotlink editorial_standards trust_project code_block",
)
"""Names of what stands within or beside the report and is no part of it."""

CAPTION_NAME: Final = _names(
    "captions? caption_text figure figcaption wp_block_image wp_caption image images? photo photos photograph gallery slideshow slide lead_media media_caption media_item"
)
CREDIT_NAME: Final = _names("credits? copyright image_source photographer photo_credit attribution rights")
BODY_NAME: Final = _names(
    "article_?body story_?body (?:article|story|entry|post|main|page)_(?:content|text|copy|main) body_(?:content|text|copy|container|inner)",
    "rich_text richtext article_paragraph prose td_post_content field_name_body body_main content_body storytext articletext",
)
"""Names that sites give to the report's own words."""
DEK_NAME: Final = _names(
    "dek deck stand_?first sub_?(?:title|headline|head|heading|hed) summary excerpt lede kicker_text strapline teaser_text article_intro intro description"
)
BYLINE_NAME: Final = _names("bylines? by_line authors? author_?name contributors? writer reporter article_author posted_by")
DATE_NAME: Final = _names("date dates dateline date_?time timestamp time_?stamp published pub_?date posted updated modified last_updated")
POST_NAME: Final = _names(
    "twitter_tweet tweet twitter_(?:post|embed|video) instagram_media tiktok_embed bluesky_embed fb_post facebook_post embedded_post social_embed"
)
"""A post of somebody's that the report embeds: told like a caption, since it is no sentence of the report."""

_PHRASES: Final = (
    # advertising and sponsorship
    r"(?:advertise?ments?|advertising|ad|ads by .*|sponsored(?: content| by .*)?|promoted(?: stories| content)?|paid (?:content|post)|story continues(?: below)?.*)",
    r"(?:article|story|content) continues (?:below|after).*|continue reading(?: below)?.*|scroll (?:down|to).*|report (?:this )?ad|affiliate links?.*",
    # calls to sign up, pay, register, log in
    r"(?:sign|log) (?:up|in|on)\b.*|signup\b.*|subscribe\b.*|register (?:now|for|to|here|today|free).*|already (?:a |an )?(?:subscrib|member|registered).*|become a (?:member|subscriber).*",
    r"join (?:our|the|us|thousands|over|more than|thought-provoking)\b.*(?:forum|comment\w*|conversations?|newsletters?|communit(?:y|ies)|members?|readers?|channels?|whatsapp|telegram|replies|today|facebook).*",
    r"thank(?:s| you) for (?:registering|subscribing|signing up|reading|your (?:support|interest|subscription)|joining|visiting).*|you(?:'|’)ve successfully.*|you (?:are|have) (?:now )?(?:successfully )?subscribed.*",
    r"please (?:refresh|enter (?:a|your)|enable|verify|check your|try again|consider (?:supporting|donating|subscribing)|log in|sign in|turn on|disable|note:? comments).*",
    r"(?:get|receive|have) (?:the |our |all the |your |more |unlimited )?(?:\w+ ){0,6}(?:newsletters?|inbox|headlines|alerts|stories|news) (?:delivered|sent|straight|direct|in your|to your|every|by email|free)\b.*",
    r"get (?:the|our) (?:latest|best|free|daily|top|app|newsletter|\w+ app)\b.*|download (?:the|our)\b.*\bapp\b.*|click (?:here|to)\b.*|tap (?:here|to)\b.*|(?:don(?:'|’)t )?miss (?:a|out)\b.*(?:story|update|news|newsletter)\w*.*",
    r"for (?:free|more|the latest|all the latest)\b.*(?:alerts|newsletters?|inbox|updates|follow|visit|click|sign up|coverage).*|our (?:free )?(?:daily |weekly )?(?:newsletter|standards:).*|.* newsletter(?:s)?\b.{0,40}(?:inbox|sign up|subscribe).*",
    r"i would like to (?:be emailed|receive).*|by (?:signing up|subscribing|submitting|entering|clicking|continuing|registering|providing),?.*(?:agree|terms|privacy|consent|policy).*|we (?:may|will) (?:use|never share) your.*",
    r"this site is protected by recaptcha.*|.*\bterms of (?:use|service)\b.*\bprivacy (?:policy|notice|statement)\b.*|.*\bprivacy (?:policy|notice)\b.*\bterms of (?:use|service)\b.*|(?:your )?email(?: address)?:?",
    r"support (?:our|independent|quality|local|the (?!\w+ (?:said|says)))\b.{0,80}(?:journalism|reporting|work|newsroom|us).{0,60}|(?:donate|contribute|give) (?:now|today|to|here|monthly)\b.{0,90}|make a (?:donation|contribution).{0,80}",
    r"want to bookmark.*|find your bookmarks.*|don(?:'|’)t show me this.*|article bookmarked|bookmark(?: this)?(?: article)?|(?:save|gift|share)(?: (?:this|the))? (?:article|story|page|post|for later).*|save for later",
    # comments and sharing
    r"(?:view |read |show |see |leave |post |add |write )?(?:all |a |your |the )?(?:\d+ )?comments?(?: \(?\d+\)?)?|comments (?:are|have been) (?:closed|turned off|disabled).*|(?:join|start) the (?:conversation|discussion|debate).*",
    r"what do you think\??(?: (?:let|tell|share|join|have|comment|leave).*)?|have your say.*|(?:let us know|tell us|share your (?:thoughts|views|story|opinions?)).*(?:comments?|below|email|form|here).*|do you have a (?:story|tip|question).*",
    r"(?:got|have) (?:a|any) (?:news )?(?:tip|story|question|comment|confidential).*|(?:contact|email|message|reach) (?:us|the (?:newsroom|author|reporter|editor|writer)|our (?:news|newsroom|editors?|team|reporters?))\b.*",
    r"share(?: (?:on|this|via|with|article|now|options?))?(?: (?:on )?(?:facebook|twitter|x|whatsapp|linkedin|email|reddit|friends?))*|(?:facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|flipboard|email|e-mail|print|copy(?: link)?|link copied!?|tweet|telegram|messenger|bluesky|threads|instagram|youtube|tiktok)",
    r"follow (?:us|\S+(?: \S+){0,4}) (?:on|at|via|in)\b.{0,60}|follow @\w+.*|like us on facebook.*|@\w+|follow topics?.*|follow",
    r"(?:you can )?(?:reach|contact|e-?mail|write to|follow) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}(?:,? .{0,60})? (?:at|on|via|@).{0,20}\S+@\S+.*|.{0,60}can be reached (?:at|on|by)\b.*",
    # links elsewhere
    r"(?:read|see|watch|listen|hear)(?: (?:more|also|next|on|now|too|this|here))+(?:\s*[:|–—>»…-].*| (?:on|about|from|at|here|stories|news|coverage|in)\b.{0,60})?|related(?: (?:articles?|stor(?:y|ies)|topics?|content|links?|posts?|news|coverage|video|reading|tags|items))?(?:\s*[:|].*)?",
    r"(?:more|also|latest|top|popular|trending|recommended|most|up)(?: (?:from|on|in|about|by|like|for|news|stories|this|read|popular|viewed|shared|commented|recent|videos?|articles|posts|topics|coverage|headlines|next|the|you|top|our|section|author|story))+(?:\s*[:|].*| [\w’' ]{0,40})?",
    r"you (?:may|might|could|will)(?: also)? (?:like|be interested|enjoy|want to read).*|see also:?.*|also read:?.*|in (?:this|other) (?:article|story|news|pictures):?|trending(?: now)?|recommended(?: (?:for you|reading|stories|videos?))?|editor(?:'|’)?s(?:'|’)? picks?|what to read next.*|up next.*|now (?:reading|playing|watch)\b.*|next (?:article|story|up|post).*|previous (?:article|story|post).*|don(?:'|’)t miss.{0,40}",
    r"(?:read|see) (?:the )?(?:full|original|more|entire) (?:story|article|report|coverage|stories|here|post)\b.{0,50}|view (?:original|source|gallery|image|in|all|more|full)\b.{0,50}|(?:watch|listen)(?: (?:live|now|here|below|to this (?:article|story|episode)|(?:the )?video))?(?:\s*:.*)?|play(?: video)?|pause|loading\.*|close|expand|collapse|menu|search|home|back to top|top|skip to .*|go to .{0,40}",
    r"current issue|keep reading|more articles?|other stories|further reading|tags?:?|topics?:?|filed under:?.*|categor(?:y|ies):?.{0,60}|tagged(?: (?:with|as|in))?:?.{0,80}|posted in:?.{0,80}|sections?:?|key words:?|explore more.*|more about|about (?:the|this) (?:author|writer|reporter|contributor)s?.*|meet the author.*",
    # ownership
    r"(?:©|\(c\)|copyright\b).{0,160}|.{0,80}\ball rights reserved\b.{0,120}|.{0,60}may not be (?:published, broadcast|reproduced|republished).{0,120}|purchase licensing rights.*|(?:licensing|reprints?)(?: (?:and|&) (?:licensing|reprints?|permissions))?|our standards:.*|licen[cs]e this (?:article|content).*",
    r"this (?:article|story|page|content) (?:was|is|has been) (?:originally |first )?(?:published|produced|translated|generated|created|republished|sponsored|supported|funded|provided) (?:on|in|by|with|from|at)\b.{0,100}|(?:editor(?:'|’)s note|correction|clarification)s? ?(?:appended|policy)",
    r"(?:first |originally |last )?(?:published|posted|updated|modified)(?: (?:on|at))?:? ?(?:just now|\d+ (?:min(?:ute)?s?|hours?|days?|weeks?) ago)|\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago|\d+[- ]min(?:ute)?s? read|\d+ (?:comments?|shares?|views|likes|reads)|read(?:ing)? time:? .{0,20}|(?:estimated )?reading time.{0,20}|\d{6,}|\d+ ?/ ?\d+.{0,0}",
    r"arrives? (?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays|daily|weekly|show more.*|show less|load more.*|see (?:all|more)(?: .{0,30})?|view comments|most commented|verdict:|advertise with us|newsletters?|rss|podcasts?|video|photos?|gallery|live|breaking(?: news)?|opinion|exclusive|premium|subscribers? only|for subscribers",
)
PHRASE: Final = re.compile(r"[\W_]*(?:" + "|".join(_PHRASES) + r")[\W_]*", re.IGNORECASE)
SPOKEN: Final = re.compile(r"[“”«»]|\bsa(?:id|ys)\b")
"""Somebody's words are no furniture, whatever they begin with."""
LABEL: Final = re.compile(
    r"[\W_]*(?:recommended|related|read (?:more|next|also)|see also|also read|more (?:about|from|on|stories|like|news)|most (?:read|popular|viewed|shared|commented)|"
    r"popular|trending|top stories|latest|keep reading|editor(?:'|’)?s(?:'|’)? picks?|you (?:may|might) (?:also )?like|what to read next|in other news|tags?|topics?)\b.{0,40}",
    re.IGNORECASE,
)
"""What stands over a list of links."""
CREDIT: Final = re.compile(
    r"[\W_]*(?:(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic|video|credit|courtesy|source|photo credit|image (?:source|credit|copyright)|file)"
    r"(?: (?:by|courtesy(?: of)?|via|from|credit|source|copyright))*\s*[:/|].{1,90}"
    r"|(?:photo(?:graph)?s?|pictures?|illustration|video) by .{1,60}"
    r"|.{0,60}(?:getty images?|shutterstock|alamy|(?:ap|afp|epa|pa|reuters)(?: photo|/[^/]{2,40}| images?| wire| media)|via (?:ap|getty|reuters|afp|epa)|istock)[^.]{0,40})[\W_]*",
    re.IGNORECASE,
)


def is_phrase(text: str, words: int) -> bool:
    """Whether a line says nothing but what the furniture of pages says."""
    if words > MAX_PHRASE_WORDS or SPOKEN.search(text):
        return False
    return PHRASE.fullmatch(text.replace("\n", " ")[:400]) is not None


def is_label(text: str, words: int) -> bool:
    """Whether a line stands over a list of links to other reports."""
    return words <= 8 and LABEL.fullmatch(text[:100]) is not None  # noqa: PLR2004 -- a label is short


def is_credit(text: str, words: int) -> bool:
    """Whether a line says nothing but who took a picture."""
    return words <= 16 and CREDIT.fullmatch(text[:200]) is not None  # noqa: PLR2004 -- an agency's longest credits


def key(text: str) -> str:
    """Fold a line to its words, to tell whether two lines say the same."""
    return " ".join(WORD.findall(text.casefold()))
