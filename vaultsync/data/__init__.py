"""Lists of words, one entry a line; `#` begins a comment. `vaultsync.words` reads them."""
