import { createContext, use } from 'react';
import type { ProductRowFragment } from '../gql/graphql.ts';

export interface Selection {
  /** As they were when they were selected, by id. */
  readonly rows: ReadonlyMap<string, ProductRowFragment>;
  /** With those between it and the one before, when asked for. */
  readonly toggle: (row: ProductRowFragment, index: number, isRange: boolean) => void;
}

/** Null where nothing can be selected: for viewers. */
export const SelectionContext = createContext<Selection | null>(null);

export function useSelection(): Selection | null {
  return use(SelectionContext);
}
