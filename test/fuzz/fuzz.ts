// Fuzzed requests, from valid ones and from the models, into a whole cloud; every answer is judged.
import { loadModel } from '../../src/cloud/model/load-model.ts';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { sampleInput } from '../conformance/sample-input.ts';
import { Random } from '../testkit/random.ts';
import { copyOf, type Draft, printDraft, sign, toWire } from './draft.ts';
import { type FuzzCloud, fuzzCloud } from './fuzz-cloud.ts';
import { faultOf } from './fault-of.ts';
import { mutateRequest } from './mutate-request.ts';
import { randomInput } from './random-input.ts';
import { type SdkDrafts, sdkDrafts } from './sdk-drafts.ts';

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** Told now and then how many are done. */
  readonly progress?: (done: number) => void;
}

export interface Finding {
  /** Its number in the run, from 0. */
  readonly number: number;
  readonly origin: string;
  readonly fault: string;
  /** The request, to be read by people. */
  readonly request: string;
}

export interface FuzzReport {
  readonly findings: readonly Finding[];
  /** How many answers there were of each status. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly slowest: { readonly milliseconds: number; readonly origin: string; readonly request: string };
}

/** Requests after which the cloud is as in the beginning again: what was deleted or locked shall not make the rest trivial. */
const LIFE = 250;
/** Operations that are not implemented here are asked for as well, but few of them. */
const UNIMPLEMENTED = 40;

interface Operation {
  readonly service: string;
  readonly name: string;
  readonly drafts: SdkDrafts;
}

export async function fuzz({ requests, seed, progress }: FuzzOptions): Promise<FuzzReport> {
  const random = new Random(seed);
  const cloud = fuzzCloud();
  const operations = operationsOf(random);
  const corpus = await corpusOf(operations);
  const findings: Finding[] = [];
  const statuses = new Map<number, number>();
  let slowest = { milliseconds: 0, origin: '', request: '' };
  for (let number = 0; number < requests; number++) {
    if (number % LIFE === 0) {
      cloud.restore();
      progress?.(number);
    }
    const draft = await nextDraft(random, operations, corpus);
    if (random.chance(0.95)) sign(draft, random.pick(cloud.credentials), cloud.now);
    // What comes after the signature was made must be refused, not crash.
    if (random.chance(0.05)) mutateRequest(draft, random);
    const begun = performance.now();
    const { status, fault } = await judged(cloud, draft);
    const milliseconds = performance.now() - begun;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, origin: draft.origin, request: printDraft(draft) };
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (fault !== undefined) findings.push({ number, origin: draft.origin, fault, request: printDraft(draft) });
  }
  return { findings, statuses, slowest };
}

async function judged(cloud: FuzzCloud, draft: Draft): Promise<{ readonly status: number; readonly fault: string | undefined }> {
  try {
    const response = await cloud.answer(toWire(draft));
    return { status: response.status, fault: await faultOf(response) };
  } catch (error) {
    return { status: 500, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function nextDraft(random: Random, operations: readonly Operation[], corpus: readonly Draft[]): Promise<Draft> {
  if (random.chance(0.3)) {
    const { service, name, drafts } = random.pick(operations);
    const draft = await drafts(name, randomInput(random, loadModel(service), name));
    if (draft !== undefined) return draft;
  }
  const draft = copyOf(random.pick(corpus));
  mutateRequest(draft, random);
  return draft;
}

function operationsOf(random: Random): readonly Operation[] {
  return CLOUD_SERVICES.flatMap(({ name: service, operations }) => {
    const model = loadModel(service);
    const drafts = sdkDrafts(service, model.signingName);
    const implemented = Object.keys(operations);
    const others = Object.keys(model.operations).filter((name) => !Object.hasOwn(operations, name));
    const few = others.length === 0 ? [] : Array.from({ length: Math.min(UNIMPLEMENTED, others.length) }, () => random.pick(others));
    return [...implemented, ...few].map((name) => ({ service, name, drafts }));
  });
}

async function corpusOf(operations: readonly Operation[]): Promise<readonly Draft[]> {
  const corpus: Draft[] = [];
  for (const { service, name, drafts } of operations) {
    const draft = await drafts(name, sampleInput(loadModel(service), name));
    if (draft !== undefined) corpus.push(draft);
  }
  return corpus;
}
