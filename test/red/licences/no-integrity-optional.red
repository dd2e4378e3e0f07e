# expects licence/no-integrity: no SHA-512
--- package.json
{
  "devDependencies": {
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
      "license": "MIT",
      "dev": true
    },
    "node_modules/x-darwin": {
      "version": "1.0.0",
      "license": "MIT",
      "dev": true,
      "optional": true
    }
  }
}
