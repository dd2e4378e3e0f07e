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
      "resolved": "https://registry.npmjs.org/x/-/x-1.0.0.tgz",
      "integrity": "sha512-AAAA",
      "license": "MIT",
      "dev": true
    }
  }
}
