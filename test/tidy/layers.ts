// The layers of `src`, what each may import, and which of them are pure. The one place to change when a layer is added.

export interface Layer {
  readonly name: string;
  /** Which files belong to it; the first layer whose pattern matches counts. */
  readonly files: RegExp;
  /** Layers that it may import beside itself. */
  readonly imports: readonly string[];
  /** Does no I/O, and reads neither clock nor randomness nor the environment. */
  readonly pure: boolean;
}

const FACTS = ['model', 'catalog'];
const ENGINE = [...FACTS, 'policy', 'evaluate'];
const ANALYSIS = [...ENGINE, 'reason', 'estate', 'services', 'explain', 'brand'];
const CLOUD = [...ENGINE, 'reason', 'estate', 'services', 'brand'];

const LAYERS: readonly Layer[] = [
  { name: 'brand', files: /^src\/brand\.ts$/, imports: [], pure: true },
  { name: 'model', files: /^src\/model\//, imports: [], pure: true },
  { name: 'catalog', files: /^src\/catalog\//, imports: ['model'], pure: true },
  { name: 'policy', files: /^src\/policy\//, imports: FACTS, pure: true },
  { name: 'evaluate', files: /^src\/evaluate\//, imports: [...FACTS, 'policy'], pure: true },
  { name: 'reason', files: /^src\/reason\//, imports: ENGINE, pure: true },
  { name: 'estate', files: /^src\/estate\//, imports: [...FACTS, 'policy', 'brand'], pure: true },
  { name: 'explain', files: /^src\/explain\//, imports: [...ENGINE, 'estate', 'services', 'brand'], pure: true },
  { name: 'analyze', files: /^src\/analyze\//, imports: [...ANALYSIS, 'service exposure'], pure: true },
  // Where the events come from: files, S3, and databases that group them.
  { name: 'activity source', files: /^src\/activity\/(?:read|sql)\//, imports: [...FACTS, 'policy', 'activity', 'brand'], pure: false },
  { name: 'activity', files: /^src\/activity\//, imports: [...ANALYSIS, 'analyze', 'service authorization'], pure: true },
  { name: 'collect', files: /^src\/collect\//, imports: [...FACTS, 'policy', 'estate', 'brand'], pure: false },
  { name: 'cloud', files: /^src\/cloud\//, imports: CLOUD, pure: false },
  { name: 'services', files: /^src\/services\/[^/]+$/, imports: [...ENGINE, 'service authorization'], pure: true },
  // What of a resource's record can let somebody in from outside.
  {
    name: 'service exposure',
    files: /^src\/services\/[^/]+\/exposure\.ts$/,
    imports: [...ENGINE, 'reason', 'estate', 'services', 'service authorization'],
    pure: true,
  },
  {
    name: 'service facet',
    files: /^src\/services\/[^/]+\/projection\.ts$/,
    imports: [...ENGINE, 'estate', 'cloud', 'services', 'service authorization', 'service'],
    pure: true,
  },
  // `authorization.ts` and what it is made of.
  {
    name: 'service authorization',
    files: /^src\/services\/[^/]+\/(?:authorization|authorization\/.+|acl-allows|is-public-policy|matching-grant)\.ts$/,
    imports: [...ENGINE, 'services'],
    pure: true,
  },
  // The rest of a service: rows and operations of the local cloud. Time and chance come through the call context.
  {
    name: 'service',
    files: /^src\/services\/[^/]+\//,
    imports: [...ENGINE, 'estate', 'cloud', 'collect', 'brand', 'services', 'service authorization', 'service facet'],
    pure: false,
  },
  {
    name: 'cli',
    files: /^src\/cli\//,
    imports: [
      ...ANALYSIS,
      'analyze',
      'activity',
      'activity source',
      'collect',
      'cloud',
      'service',
      'service authorization',
      'service exposure',
      'service facet',
    ],
    pure: false,
  },
];

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.files.test(path));
}
