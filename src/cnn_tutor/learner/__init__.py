"""What this learner did: the event log and the fold over it."""
