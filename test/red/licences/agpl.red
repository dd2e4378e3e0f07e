# expects licence/not-allowed: `AGPL-3.0-only`
--- package.json
{
  "dependencies": {
    "x": "1.0.0"
  }
}
--- package-lock.json
{
  "packages": {
    "": {},
    "node_modules/x": {
      "version": "1.0.0",
      "integrity": "sha512-AAAA",
      "license": "AGPL-3.0-only",
      "dev": true
    }
  }
}
