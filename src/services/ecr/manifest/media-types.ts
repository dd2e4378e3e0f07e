// Media types of manifests, and of layers that a registry does not hold.

export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
/** Of a release candidate of OCI 1.1; some tools still write it. */
export const OCI_ARTIFACT = 'application/vnd.oci.artifact.manifest.v1+json';
/** Docker schema 1, plain and signed. Amazon ECR User Guide, Container image manifest formats. */
export const SCHEMA_ONE = 'application/vnd.docker.distribution.manifest.v1+json';
export const SIGNED_SCHEMA_ONE = 'application/vnd.docker.distribution.manifest.v1+prettyjws';

/** What a manifest of a media type is read as; undefined for other media types. */
export function manifestKind(mediaType: string): 'image' | 'index' | 'artifact' | 'schemaOne' | undefined {
  switch (mediaType) {
    case DOCKER_MANIFEST:
    case OCI_MANIFEST:
      return 'image';
    case DOCKER_LIST:
    case OCI_INDEX:
      return 'index';
    case OCI_ARTIFACT:
      return 'artifact';
    case SCHEMA_ONE:
    case SIGNED_SCHEMA_ONE:
      return 'schemaOne';
    default:
      return undefined;
  }
}

/** Layers that are fetched from where their `urls` say (OCI image specification, "Non-Distributable Layers"): they need not be pushed. */
export function isForeignLayer(mediaType: string): boolean {
  return mediaType.startsWith('application/vnd.oci.image.layer.nondistributable.') || mediaType === DOCKER_FOREIGN;
}

const DOCKER_FOREIGN = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
