# expects licence/inexact-version: state one version
--- package.json
{
  "devDependencies": {
    "x": "github:x/x"
  }
}
--- package-lock.json
{
  "packages": {
    "": {},
    "node_modules/x": {
      "version": "1.0.0",
      "integrity": "sha512-AAAA",
      "license": "MIT",
      "dev": true
    }
  }
}
