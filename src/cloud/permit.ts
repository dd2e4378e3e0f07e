// Proof that a call was authorized. Handlers take one, and nothing but `authorize` can make one.
import type { Demand } from './demand.ts';

const MAKER: unique symbol = Symbol('permit');

/** `Name` is the operation, so that the permit of one is not taken for another's. */
export class Permit<Name extends string> {
  /** Never set: what merely has the same members is no permit. */
  declare protected readonly made: true;
  readonly operation: Name;
  /** What was demanded and allowed. */
  readonly demands: readonly Demand[];

  /** Only `authorize.ts` has the maker. */
  constructor(maker: typeof MAKER, operation: Name, demands: readonly Demand[]) {
    if (maker !== MAKER) throw new Error('a permit is made by authorize only');
    this.operation = operation;
    this.demands = demands;
  }
}

/** For `authorize.ts` alone; a gate refuses every other import. */
export const PERMIT_MAKER: typeof MAKER = MAKER;
