// What the forward proxy says to who asks it for anything but AWS.

/** Goes into the reason phrase too, which is all that most clients show: one line of plain ASCII. */
export const NOT_SERVED: string =
  'This proxy serves AWS host names only and connects to nothing else. ' +
  'Set NO_PROXY to the other hosts that you use, for example NO_PROXY=localhost,127.0.0.1,169.254.169.254,.example.com';
