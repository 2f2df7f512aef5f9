/** A tag that every resource of a provisioned product has, and no other resource. */
export interface UniqueTag {
  Key: string;
  Value: string;
}

/** The key that AWS's engine for Terraform uses. The value is the ID of the provisioned product. */
export const TRACER_TAG_KEY = 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE';
