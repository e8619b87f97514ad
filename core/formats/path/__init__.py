"""Where the boxes and arrows of the path stand, for every format that draws it."""
