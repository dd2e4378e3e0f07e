// The five scenarios of the demo: what each is about, where its files are, and which of its denials tells most.

export interface Scenario {
  readonly number: number;
  readonly title: string;
  readonly about: string;
  /** Below `examples/scenarios`: `estate/` holds the estate, `cases/` the decision cases, `variants/` what some cases change. */
  readonly folder: string;
  /** The denial that is explained: a file below `cases/`, and the place of the request in it, from 0. */
  readonly telling: { readonly file: string; readonly request: number };
  /** The estate is analyzed, and the findings about this type of resource are shown. */
  readonly analyzed?: string;
  /** A policy for this principal is generated from the logs of the examples. */
  readonly generated?: string;
}

export const SCENARIOS: readonly Scenario[] = [
  {
    number: 1,
    title: 'Two roles, one bucket',
    about: 'An instance in account 444455556666 reads a bucket of 222233334444, by way of a role there.',
    folder: '1-two-roles',
    telling: { file: '3-without-trust.json', request: 0 },
  },
  {
    number: 2,
    title: 'One repository for one account',
    about: 'Account 999999999999 may pull the repository with the tag environment=release, and no other one.',
    folder: '2-one-repository',
    telling: { file: '2-describe-images.json', request: 1 },
  },
  {
    number: 3,
    title: "Scanning somebody else's images",
    about: 'Automation in 111111111111 pushes to a repository of 999999999999 and waits for the scan.',
    folder: '3-scanning',
    telling: { file: '2-without-inspector.json', request: 1 },
  },
  {
    number: 4,
    title: 'From Administrator to what is used',
    about: "Access Analyzer reads the organization's encrypted trail in another account, as a role of the development account.",
    folder: '4-policy-generation',
    telling: { file: '7-another-key.json', request: 1 },
    generated: 'sso:AdministratorAccess',
  },
  {
    number: 5,
    title: 'Who outside can reach what',
    about: 'Account 999999999999, and anybody at all, against the resources of 111111111111.',
    folder: '5-outside-access',
    telling: { file: '4-snapshots.json', request: 2 },
    analyzed: 'AWS::EC2::Snapshot',
  },
];
