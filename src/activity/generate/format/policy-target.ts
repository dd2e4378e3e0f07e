// Whom the generated documents are for, as templates of infrastructure name it.
import type { PolicyPlace } from '../generate-options.ts';

export interface PolicyTarget {
  readonly kind: 'role' | 'user' | 'permissionSet';
  /** Without a path: `app`, `AdministratorAccess`. */
  readonly name: string;
  /** As it was given to `generatePolicy`. */
  readonly place: PolicyPlace;
}
