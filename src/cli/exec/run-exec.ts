// `exec`, once its options are read: assumes the roles, and runs the command or prints the credentials.
import { BRAND } from '../../brand.ts';
import { connectControl } from '../cloud/control-client.ts';
import { readLiveEstate } from '../cloud/live-estate.ts';
import type { RunFile } from '../cloud/run-file.ts';
import { shellExports } from '../env/shell-exports.ts';
import { EXIT } from '../exit-code.ts';
import { openEstate } from '../open-estate.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import { assumeChain } from './assume-chain.ts';
import { type ChildSettings, plainVariables, renewedVariables, withVariables } from './child-environment.ts';
import { startCredentialServer } from './credential-server.ts';
import type { ExecOptions } from './exec-options.ts';
import { explainHops } from './explain-hops.ts';
import { isUnattended, mfaCode } from './mfa-code.ts';
import { renewing } from './renewing.ts';
import { processDocument, type RoleCredentials } from './role-credentials.ts';
import { runChild } from './run-child.ts';
import { runningCloud } from './running-cloud.ts';
import { stsClient } from './sts-client.ts';
import type { StsPort } from './sts-port.ts';
import { tellFailure } from './tell-failure.ts';
import { shieldUserFiles } from './user-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Set while credentials are looked for, so that a profile which calls this program for its own credentials is noticed. */
const RECURSION_GUARD = `${BRAND.toUpperCase()}_EXEC_ASKING`;

export async function runExec(options: ExecOptions, streams: Streams): Promise<number> {
  const environment = { ...process.env };
  guardRecursion(options);
  // The SDK looks for a profile's endpoint by the variable alone.
  if (options.profile !== undefined) process.env['AWS_PROFILE'] = options.profile;
  try {
    return await assumeAndRun(options, environment, streams);
  } finally {
    delete process.env[RECURSION_GUARD];
    if (environment['AWS_PROFILE'] === undefined) delete process.env['AWS_PROFILE'];
    else process.env['AWS_PROFILE'] = environment['AWS_PROFILE'];
  }
}

async function assumeAndRun(options: ExecOptions, environment: Environment, streams: Streams): Promise<number> {
  const { port, roles, mfa } = options;
  const endpointUrl = port === undefined ? options.endpointUrl : connectControl(port).cloud.url;
  const cloud = runningCloud(endpointUrl, environment);
  const sts = stsClient({ profile: options.profile, region: options.region, endpointUrl, environment });
  const code = mfa && mfaCode(mfa);
  const make = (): Promise<RoleCredentials> => assumeChain(sts, options, mfa && code && { serial: mfa.serial, code });
  try {
    if (options.explain && !(await explained(options, sts, cloud, streams))) return EXIT.failed;
    if (options.output === 'command' && options.command.length === 0) return EXIT.fine;
    const first = await make();
    const settings: ChildSettings = { region: options.region ?? (await sts.region()), endpointUrl };
    if (options.output === 'json') streams.out(processDocument(first));
    else if (options.output === 'export') streams.out(shellExports(plainVariables(first, settings), roles.at(-1) ?? ''));
    else return await runCommand(options, { environment, settings, first, make }, streams);
    return EXIT.fine;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    streams.err(`${BRAND} exec: ${tellFailure(error, roles.length, cloud?.port)}\n`);
    return EXIT.failed;
  }
}

interface Run {
  /** As it was when this command began. */
  readonly environment: Environment;
  readonly settings: ChildSettings;
  readonly first: RoleCredentials;
  readonly make: () => Promise<RoleCredentials>;
}

async function runCommand(options: ExecOptions, run: Run, streams: Streams): Promise<number> {
  const { environment, first, make } = run;
  const files = shieldUserFiles(environment, options.profile);
  const settings: ChildSettings = { ...run.settings, configFile: files.configFile, credentialsFile: files.credentialsFile };
  const report = (error: unknown): void => streams.err(`${BRAND} exec: ${tellFailure(error, options.roles.length, undefined)}\n`);
  try {
    if (options.plain) return await runChild(options.command, withVariables(environment, plainVariables(first, settings)));
    const renewed = renewing(first, isUnattended(options.mfa) ? make : needsCode, Date.now, report);
    const server = await startCredentialServer(renewed.current, report);
    try {
      return await runChild(options.command, withVariables(environment, renewedVariables(server, settings)));
    } finally {
      server.close();
    }
  } finally {
    files.remove();
  }
}

/** Nobody is asked behind the back of the command, which has the terminal. */
async function needsCode(): Promise<never> {
  throw new Error(`the session cannot be renewed without a new MFA code: run \`${BRAND} exec\` again, or give --mfa-command`);
}

async function explained(options: ExecOptions, sts: StsPort, cloud: RunFile | undefined, streams: Streams): Promise<boolean> {
  if (cloud === undefined && options.estate.length === 0) {
    throw new UsageError('--explain needs to know the policies: name them with --estate PATH, or the local cloud with --port N');
  }
  const live = cloud === undefined || options.estate.length > 0 ? [] : [(await readLiveEstate(connectControl(cloud.port))).source];
  const estate = openEstate(options.estate, streams, live);
  return estate !== undefined && (await explainHops(options, await sts.whoAmI(), estate, streams));
}

/** The provider of a profile's credentials runs with our environment. */
function guardRecursion({ profile }: ExecOptions): void {
  if (process.env[RECURSION_GUARD] !== undefined && profile === undefined) {
    throw new UsageError('the profile whose credentials are asked for asks this command for them; name another one with --profile');
  }
  process.env[RECURSION_GUARD] = '1';
  // Which versions of node the SDK will be made for is no news to who runs a command.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
}
