// ECR's operations on layers.
import type { EcrGroup } from '../../ecr-operations.ts';
import { batchCheckLayerAvailability } from './batch-check-layer-availability.ts';
import { completeLayerUpload } from './complete-layer-upload.ts';
import { getDownloadUrlForLayer } from './get-download-url-for-layer.ts';
import { initiateLayerUpload } from './initiate-layer-upload.ts';
import { uploadLayerPart } from './upload-layer-part.ts';

export const layerOperations: EcrGroup<
  'BatchCheckLayerAvailability' | 'CompleteLayerUpload' | 'GetDownloadUrlForLayer' | 'InitiateLayerUpload' | 'UploadLayerPart'
> = {
  BatchCheckLayerAvailability: batchCheckLayerAvailability,
  CompleteLayerUpload: completeLayerUpload,
  GetDownloadUrlForLayer: getDownloadUrlForLayer,
  InitiateLayerUpload: initiateLayerUpload,
  UploadLayerPart: uploadLayerPart,
};
