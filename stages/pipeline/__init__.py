"""What every stage uses: records, JSON Lines, errors, parameters, rewards, digests."""
