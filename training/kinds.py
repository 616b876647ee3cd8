"""The words of a cue in, what kind of attribution it makes out: words said, a thought, a deed or an attitude.

PolNeAR does not tell them apart; the head words of its cues do, in most cases. Compiled from the frequent heads of its cues.
"""

from __future__ import annotations

import re
from typing import Final

KINDS: Final = ("words", "think", "deed")

WORDS: Final = """
say says said saying tell tells told telling add adds added adding write writes wrote writing written tweet tweets tweeted tweeting
retweeted ask asks asked asking argue argues argued arguing note notes noted noting report reports reported reporting announce announces
announced announcing announcement declare declares declared declaring explain explains explained explaining according claim claims claimed
claiming suggest suggests suggested suggesting describe describes described describing call calls called calling statement statements
continue continues continued insist insists insisted insisting warn warns warned warning acknowledge acknowledges acknowledged
acknowledging reply replies replied state states stated stating accuse accuses accused accusing accusation accusations criticize criticizes
criticized criticizing criticised urge urges urged urging recall recalls recalled recalling cite cites cited citing conclude concludes
concluded respond responds responded responding promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing
praise praises praised praising assert asserts asserted asserting deny denies denied denying confirm confirms confirmed confirming
concede concedes conceded admit admits admitted admitting allege alleges alleged alleging allegation allegations contend contends
contended maintain maintains maintained dismiss dismisses dismissed dismissing reject rejects rejected rejecting blame blames blamed
blaming demand demands demanded demanding request requested propose proposes proposed proposing proposal recommend recommends recommended
predict predicts predicted predicting mention mentions mentioned mentioning comment comments commented remark remarks remarked joke jokes
joked joking quip quipped mock mocks mocked tout touts touted touting boast boasts boasted boasting complain complains complained
complaining express expresses expressed expressing reveal reveals revealed revealing indicate indicates indicated indicating point points
pointed pointing stress stresses stressed emphasize emphasized quote quotes quoted quoting speak speaks spoke speaking speech talk talks
talked talking discuss discusses discussed discussing question questions questioned questioning answer answered posted posting post show
shows showed showing shown find finds found finding findings poll polls estimate estimates estimated testify testified testimony pronounce
pronounced read reads reading repeat repeated repeating repeatedly slam slams slammed blast blasts blasted attack attacks attacked
denounce denounces denounced denouncing condemn condemns condemned lament laments lamented advise advised order orders ordered ordering
instruct instructed ruled rule rules summed sums summarize wondered wonder wonders shouted shout chanted chanting yelled screamed whispered
theorize speculated speculate argument rumor rumors referred refers referring refer dubbed labeled labelled branded portrayed portray
portraying characterized defended defend defending apologized apologize thanked thank congratulated offered offer invoked echoed echoing
reiterated reiterate countered counter objected observed observes opined interjected inform informed informing remind reminded persuaded
convince swore sworn signaled signalled signal outlined detailed laid disclosed disclose publish published interview interviewed book
memo email letter told asserting clarified clarify elaborated hinted implied implying imply teased ridiculed rebuked rebuffed lambasted
decried touting credited credit hailed applauded lauded endorse threatened threaten threatening
""".split()  # noqa: SIM905 -- reads best

THOUGHT: Final = """
think thinks thought thinking believe believes believed believing belief want wants wanted wanting hope hopes hoped hoping fear fears
feared fearing expect expects expected expecting expectation know knows knew knowing feel feels felt feeling plan plans planned planning
consider considers considered considering see sees saw seeing seen view views viewed viewing wish wishes wished worry worries worried
worrying concern concerned concerns intend intends intended intention understand understands understood realize realized doubt doubts
doubted suspect suspects suspected assume assumes assumed decide decided convinced confident imagine regard regards regarded like likes
liked prefer prefers preferred desire hopeful optimistic skeptical aim aims aimed dream determined sure certain learn learned perceive
perceived mindful aware opinion opinions sense
""".split()  # noqa: SIM905 -- reads best

KEPT_BACK: Final = frozenset("decline declines declined declining refuse refuses refused refusing".split())  # noqa: SIM905 -- reads best
SILENCES: Final = frozenset("say comment discuss answer respond speak talk elaborate name disclose identify confirm release".split())  # noqa: SIM905 -- likewise
"""Refusing to do these, somebody says nothing: none of ours, though PolNeAR has it."""

WORD: Final = re.compile(r"[a-z]+")
_WORDS, _THOUGHT = frozenset(WORDS), frozenset(THOUGHT)


def kind_of_cue(cue: str) -> str | None:
    """Return a name of :data:`KINDS`, or ``None`` where there are no words to tell by."""
    words = WORD.findall(cue.casefold())
    if not words:
        return "words" if cue.strip() else None
    if words[-1] in KEPT_BACK or (KEPT_BACK & set(words) and SILENCES & set(words)):
        return "deed"
    for word in words:
        if word in _WORDS:
            return "words"
        if word in _THOUGHT:
            return "think"
    return "deed"
