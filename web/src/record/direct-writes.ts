import type { TypedDocumentNode } from '@apollo/client';
import { newIdempotencyKey } from 'concord/client';
import type { Server } from '../server/server.ts';
import { outcomeOf, outcomeOfError, type Answer, type Outcome } from './answer.ts';
import type { RecordEditor } from './editor.ts';
import type { RecordInFull } from './record-type.ts';

/** A write of which there is nothing to type: a deletion, say. */
export interface DirectWrite<R, Besides = object> {
  /** As the person asks for it: "delete it". */
  readonly request: string;
  readonly mutation: TypedDocumentNode<{ readonly answer: Answer<R> }, DirectWriteVariables & Besides>;
  readonly variables: Besides;
  /** Where somebody else was faster, and there is nothing more to ask for: what they made of it. */
  readonly overtaken?: (current: R) => string | null;
  /** What it was to make of the record, and of which state of it: where it clashes, the person decides field by field. */
  readonly proposal?: () => Promise<{ readonly base: R; readonly yours: R }>;
}

interface DirectWriteVariables {
  id: string;
  expectedVersion: number;
  lockToken: string | null;
  idempotencyKey: string;
}

/** What hears what came of it: the editor of the record, where there is one. */
export type Writing<R extends RecordInFull> = Pick<
  RecordEditor<R>,
  'lockToken' | 'written' | 'arrived' | 'tellIssues' | 'propose'
>;

/** Writes a record at the version that is on the screen, once, however often it is asked for. */
export class DirectWrites<R extends RecordInFull> {
  /** By what was asked for, of which record, at which version: asked for again, it is the same write. */
  readonly #keys = new Map<string, string>();

  constructor(
    private readonly server: Server,
    private readonly editor: Writing<R>,
  ) {}

  async carryOut<Besides>(write: DirectWrite<R, Besides>, record: Pick<R, 'id' | 'version'>): Promise<void> {
    this.editor.tellIssues([]);
    const outcome = await this.#outcomeOf(write, record);
    switch (outcome.kind) {
      case 'written':
        return this.editor.written(outcome.record);
      case 'conflict':
        this.editor.arrived(outcome.current);
        if (write.proposal) return this.#propose(write.proposal);
        return this.#tell(
          `${outcome.current.updatedBy.name} was faster: ${write.overtaken?.(outcome.current) ?? `look at it first, and then ${write.request} again.`}`,
        );
      case 'lockLost':
        return this.#tell(outcome.message);
      case 'refused':
        return this.editor.tellIssues(outcome.issues.map(({ message }) => ({ field: null, message })));
      case 'unknown':
        return this.#tell('The server does not answer. Try again in a moment: it happens once.', record.version);
    }
  }

  async #outcomeOf<Besides>(
    { request, mutation, variables }: DirectWrite<R, Besides>,
    { id, version }: Pick<R, 'id' | 'version'>,
  ): Promise<Outcome<R>> {
    const of = `${request} ${id} ${version}`;
    const idempotencyKey = this.#keys.get(of) ?? newIdempotencyKey();
    this.#keys.set(of, idempotencyKey);
    const { lockToken } = this.editor;
    try {
      const { data } = await this.server.client.mutate({
        mutation,
        variables: { ...variables, id, expectedVersion: version, idempotencyKey, lockToken },
      });
      return outcomeOf(data!.answer);
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  async #propose(proposal: NonNullable<DirectWrite<R>['proposal']>): Promise<void> {
    try {
      const { base, yours } = await proposal();
      this.editor.propose(base, yours);
    } catch {
      this.#tell('It clashes with what was saved since, and the server does not tell how. Try again in a moment.');
    }
  }

  #tell(message: string, ofVersion?: number): void {
    this.editor.tellIssues([{ field: null, message, ...(ofVersion !== undefined && { ofVersion }) }]);
  }
}
