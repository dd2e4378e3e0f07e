// IAM's operations on credentials: keys, passwords, MFA devices, certificates.
import type { IamOperations } from '../../../../cloud/model/generated/iam.ts';
import type { OperationTable } from '../../../../cloud/service.ts';
import { getAccessKeyLastUsed } from './access-key-last-used.ts';
import { createAccessKey, deleteAccessKey, listAccessKeys, updateAccessKey } from './access-keys.ts';
import { changePassword } from './change-password.ts';
import { createLoginProfile, deleteLoginProfile, getLoginProfile, updateLoginProfile } from './login-profile.ts';
import { listMFADeviceTags, tagMFADevice, untagMFADevice } from './mfa-device-tags.ts';
import { deactivateMFADevice, enableMFADevice, getMFADevice, listMFADevices, resyncMFADevice } from './mfa-device.ts';
import { listServerCertificateTags, tagServerCertificate, untagServerCertificate } from './server-certificate-tags.ts';
import { deleteServerCertificate, getServerCertificate, listServerCertificates, updateServerCertificate } from './server-certificate.ts';
import {
  createServiceSpecificCredential,
  deleteServiceSpecificCredential,
  listServiceSpecificCredentials,
  resetServiceSpecificCredential,
  updateServiceSpecificCredential,
} from './service-specific-credential.ts';
import {
  deleteSigningCertificate,
  listSigningCertificates,
  updateSigningCertificate,
  uploadSigningCertificate,
} from './signing-certificate.ts';
import { deleteSSHPublicKey, getSSHPublicKey, listSSHPublicKeys, updateSSHPublicKey, uploadSSHPublicKey } from './ssh-public-key.ts';
import { uploadServerCertificate } from './upload-server-certificate.ts';
import { createVirtualMFADevice, deleteVirtualMFADevice, listVirtualMFADevices } from './virtual-mfa-device.ts';

export const iamCredentialOperations: OperationTable<IamOperations> = {
  ChangePassword: changePassword,
  CreateAccessKey: createAccessKey,
  CreateLoginProfile: createLoginProfile,
  CreateServiceSpecificCredential: createServiceSpecificCredential,
  CreateVirtualMFADevice: createVirtualMFADevice,
  DeactivateMFADevice: deactivateMFADevice,
  DeleteAccessKey: deleteAccessKey,
  DeleteLoginProfile: deleteLoginProfile,
  DeleteSSHPublicKey: deleteSSHPublicKey,
  DeleteServerCertificate: deleteServerCertificate,
  DeleteServiceSpecificCredential: deleteServiceSpecificCredential,
  DeleteSigningCertificate: deleteSigningCertificate,
  DeleteVirtualMFADevice: deleteVirtualMFADevice,
  EnableMFADevice: enableMFADevice,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  GetLoginProfile: getLoginProfile,
  GetMFADevice: getMFADevice,
  GetSSHPublicKey: getSSHPublicKey,
  GetServerCertificate: getServerCertificate,
  ListAccessKeys: listAccessKeys,
  ListMFADeviceTags: listMFADeviceTags,
  ListMFADevices: listMFADevices,
  ListSSHPublicKeys: listSSHPublicKeys,
  ListServerCertificateTags: listServerCertificateTags,
  ListServerCertificates: listServerCertificates,
  ListServiceSpecificCredentials: listServiceSpecificCredentials,
  ListSigningCertificates: listSigningCertificates,
  ListVirtualMFADevices: listVirtualMFADevices,
  ResetServiceSpecificCredential: resetServiceSpecificCredential,
  ResyncMFADevice: resyncMFADevice,
  TagMFADevice: tagMFADevice,
  TagServerCertificate: tagServerCertificate,
  UntagMFADevice: untagMFADevice,
  UntagServerCertificate: untagServerCertificate,
  UpdateAccessKey: updateAccessKey,
  UpdateLoginProfile: updateLoginProfile,
  UpdateSSHPublicKey: updateSSHPublicKey,
  UpdateServerCertificate: updateServerCertificate,
  UpdateServiceSpecificCredential: updateServiceSpecificCredential,
  UpdateSigningCertificate: updateSigningCertificate,
  UploadSSHPublicKey: uploadSSHPublicKey,
  UploadServerCertificate: uploadServerCertificate,
  UploadSigningCertificate: uploadSigningCertificate,
};
