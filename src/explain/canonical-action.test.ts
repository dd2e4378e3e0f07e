// Spellings of actions.
import { expect, test } from 'vitest';
import { canonicalAction } from './canonical-action.ts';

test.each([
  ['sqs:sendmessage', 'sqs:SendMessage'],
  ['SNS:Publish', 'sns:Publish'],
  ['S3:GETOBJECT', 's3:GetObject'],
  ['s3:NoSuchThing', 's3:NoSuchThing'],
  ['NoService:Thing', 'noservice:Thing'],
  ['constructor:__proto__', 'constructor:__proto__'],
  ['nothing', 'nothing'],
])('%s is %s', (action, spelling) => {
  expect(canonicalAction(action)).toBe(spelling);
});
