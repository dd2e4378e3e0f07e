// The foundation model that a call of Amazon Bedrock reaches through an inference profile.
import { PROFILE_PREFIX } from '../resources/special-forms.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import { catalogAction } from './catalog-action.ts';
import type { NeededAction } from './needed-action.ts';
import { firstMember } from './read-member.ts';

export const PROFILE_MEMBERS: readonly string[] = ['modelId'];

/**
 * The call's own actions once more, on the model behind the profile: in whatever Region the request goes to, and only through this
 * profile. Amazon Bedrock User Guide, "Prerequisites for inference profiles". The model of an application's profile no event tells.
 */
export function modelsOfProfile(call: Call, own: readonly NeededAction[]): readonly NeededAction[] {
  if (call.prefix !== 'bedrock') return [];
  const given = firstMember(call.event.parameters, PROFILE_MEMBERS)?.value;
  if (typeof given !== 'string') return [];
  const actions = own.map(({ action }) => action).filter(reachesModels);
  if (/:application-inference-profile\//.test(given)) {
    const because = 'requestParameters.modelId: the model of the profile';
    return actions.flatMap((action) => need(action, { grade: 'possible', because, on: { kind: 'unknown' } }));
  }
  const id = given.startsWith('arn:') ? given.split(':inference-profile/')[1] : given;
  const model = id?.replace(PROFILE_PREFIX, '') ?? '';
  if (id === undefined || model === id || model === '' || /[*?$]/.test(model)) return [];
  const profile = given === id ? `arn:${call.partition}:bedrock:${call.region}:${call.account}:inference-profile/${id}` : given;
  return actions.flatMap((action) =>
    need(action, {
      grade: 'conditional',
      because: 'requestParameters.modelId: the model of the profile',
      on: { kind: 'arns', arns: [`arn:${call.partition}:bedrock:*::foundation-model/${model}`], patterns: true },
      context: [['bedrock:inferenceprofilearn', profile]],
    }),
  );
}

function reachesModels(action: string): boolean {
  const types = catalogAction(action)?.resourceTypes.map(({ type }) => type) ?? [];
  return types.includes('inference-profile') && types.includes('foundation-model');
}
