# expects licence/no-integrity: no SHA-512
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
      "license": "MIT"
    }
  }
}
