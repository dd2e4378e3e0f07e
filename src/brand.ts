// The product's name, spelled once; everything that shows or builds on the name imports it from here.
export const BRAND = 'wariin';
