// Reads a compiled model from beside this file, once.
import { readFileSync } from 'node:fs';
import type { ServiceModel } from './service-model.ts';

const loaded = new Map<string, ServiceModel>();

/** The model of a service by its folder's name: `iam`, `s3control`. Read when first asked for. Throws if there is none. */
export function loadModel(name: string): ServiceModel {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const model = JSON.parse(readFileSync(new URL(`./generated/${name}.json`, import.meta.url), 'utf8')) as ServiceModel;
  loaded.set(name, model);
  return model;
}
