"""TSX syntax trees: reading, slicing and editing modules."""
