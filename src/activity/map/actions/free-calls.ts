// Calls that no IAM policy of the caller's is asked about.

const NO_PERMISSION = 'no permission is needed for it';
const UNSIGNED = 'it is not signed: no identity policy is asked about it';
const TOKEN = 'it is authorized by a token, not by IAM';

/** `prefix:Operation` → why. API reference of each operation: its notes on permissions and on whether Signature Version 4 is used. */
export const FREE_CALLS: ReadonlyMap<string, string> = new Map([
  ['sts:GetCallerIdentity', NO_PERMISSION],
  ['sts:GetSessionToken', NO_PERMISSION],
  ['sts:AssumeRoleWithSAML', UNSIGNED],
  ['sts:AssumeRoleWithWebIdentity', UNSIGNED],
  ...forAll('cognito-identity', UNSIGNED, 'GetCredentialsForIdentity GetId GetOpenIdToken UnlinkIdentity'),
  ...forAll(
    'cognito-idp',
    TOKEN,
    'AssociateSoftwareToken ChangePassword CompleteWebAuthnRegistration ConfirmDevice ConfirmForgotPassword ConfirmSignUp DeleteUser',
    'DeleteUserAttributes DeleteWebAuthnCredential ForgetDevice ForgotPassword GetDevice GetTokensFromRefreshToken GetUser',
    'GetUserAttributeVerificationCode GetUserAuthFactors GlobalSignOut InitiateAuth ListDevices ListWebAuthnCredentials',
    'ResendConfirmationCode RespondToAuthChallenge RevokeToken SetUserMFAPreference SetUserSettings SignUp StartWebAuthnRegistration',
    'UpdateAuthEventFeedback UpdateDeviceStatus UpdateUserAttributes VerifySoftwareToken VerifyUserAttribute',
  ),
  ...forAll('sso', TOKEN, 'CreateToken GetRoleCredentials ListAccountRoles ListAccounts Logout RegisterClient StartDeviceAuthorization'),
  ...forAll('sso-oauth', TOKEN, 'CreateToken RegisterClient StartDeviceAuthorization'),
  ['signin:GetSigninToken', NO_PERMISSION],
]);

function forAll(prefix: string, because: string, ...lines: readonly string[]): readonly (readonly [string, string])[] {
  return lines.flatMap((line) => line.split(' ').map((operation) => [`${prefix}:${operation}`, because] as const));
}
