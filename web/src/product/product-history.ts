import {
  ProductAtVersionDocument,
  ProductHistoryDocument,
  RevertProductDocument,
  UndoProductRevisionDocument,
  type ProductInFullFragment,
} from '../gql/graphql.ts';
import type { HistoryType } from '../history/history-type.ts';
import { PRODUCT } from './product-type.tsx';

export const PRODUCT_HISTORY: HistoryType<ProductInFullFragment> = {
  type: PRODUCT,
  revisions: ProductHistoryDocument,
  atVersion: ProductAtVersionDocument,
  waysBack: { revert: RevertProductDocument, undo: UndoProductRevisionDocument },
};
