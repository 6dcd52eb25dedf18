import type { ProductStatus } from '../gql/graphql.ts';

export const STATUS_NAMES: Readonly<Record<ProductStatus, string>> = {
  DRAFT: 'Draft',
  ACTIVE: 'Active',
  ARCHIVED: 'Archived',
};

export function Status({ status }: { readonly status: ProductStatus }) {
  return (
    <span className="pill" data-status={status}>
      {STATUS_NAMES[status]}
    </span>
  );
}
