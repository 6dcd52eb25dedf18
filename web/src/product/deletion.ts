import { DeleteProductDocument, RestoreProductDocument, type ProductInFullFragment } from '../gql/graphql.ts';
import type { DirectWrite } from '../record/direct-writes.ts';

export const DELETE: DirectWrite<ProductInFullFragment> = {
  request: 'delete it',
  mutation: DeleteProductDocument,
  variables: {},
};
export const RESTORE: DirectWrite<ProductInFullFragment> = {
  request: 'restore it',
  mutation: RestoreProductDocument,
  variables: {},
  overtaken: ({ deletedAt }) => (deletedAt === null ? 'it is restored already.' : null),
};
