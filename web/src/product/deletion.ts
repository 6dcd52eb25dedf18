import { newIdempotencyKey } from 'concord/client';
import { DeleteProductDocument, RestoreProductDocument, type ProductInFullFragment } from '../gql/graphql.ts';
import type { Server } from '../server/server.ts';
import { outcomeOf, outcomeOfError, type Outcome } from './answer.ts';
import type { ProductEditor } from './editor.ts';

const OPERATIONS = { delete: DeleteProductDocument, restore: RestoreProductDocument };

/** Deletes a product, or brings it back: at the version that is on the screen, once, however often it is asked for. */
export class Deletion {
  /** Of what was asked for and not answered yet. */
  #key: { readonly of: string; readonly key: string } | null = null;

  constructor(
    private readonly server: Server,
    private readonly editor: ProductEditor,
  ) {}

  async carryOut(what: keyof typeof OPERATIONS, product: ProductInFullFragment): Promise<void> {
    const outcome = await this.#outcomeOf(what, product);
    switch (outcome.kind) {
      case 'written':
        return this.editor.arrived(outcome.product);
      case 'conflict':
        this.editor.arrived(outcome.current);
        return this.#tell(`Somebody has changed it meanwhile. Look at it first, and then ${what} it again.`);
      case 'lockLost':
        return this.#tell(outcome.message);
      case 'refused':
        return this.editor.tellIssues(outcome.issues);
      case 'unknown':
        return this.#tell('The server does not answer. Try again in a moment: it happens once.');
    }
  }

  async #outcomeOf(what: keyof typeof OPERATIONS, { id, version }: ProductInFullFragment): Promise<Outcome> {
    const of = `${what} ${version}`;
    if (this.#key?.of !== of) this.#key = { of, key: newIdempotencyKey() };
    const { lockToken } = this.editor;
    const variables = { id, expectedVersion: version, idempotencyKey: this.#key.key, lockToken };
    try {
      const { data } = await this.server.client.mutate({
        mutation: OPERATIONS[what],
        variables,
        fetchPolicy: 'no-cache',
      });
      return outcomeOf(data!.answer);
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  #tell(message: string): void {
    this.editor.tellIssues([{ field: null, message }]);
  }
}
