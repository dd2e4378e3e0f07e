# expects text/promise: `FIX~~ME`
--- docs/red.md
# Red

FIX~~ME later.
