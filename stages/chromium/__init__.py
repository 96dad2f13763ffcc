"""One Chromium: finding or installing it, starting it without network, driving its pages over the DevTools pipe."""
