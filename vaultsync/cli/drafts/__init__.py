"""What `vaultsync draft` is made of: one file per thing that it does."""
