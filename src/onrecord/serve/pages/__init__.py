"""One page a file: what the record holds in, what its template shows out."""
