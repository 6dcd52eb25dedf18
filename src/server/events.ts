import { createHash } from 'node:crypto';
import {
  execute,
  isRequiredArgument,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Context, ContextOf, Role, Who } from '../api/context.js';
import { Actor } from '../model/versioned-record.js';
import { within } from '../storage/operation.js';

/** So many results are kept at most for others who ask the same. */
const MAX_SHARED = 1000;
const NOBODY = Actor.of('', '');

/** A subscription that has begun. */
type Begun = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName'> & {
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly who: Who;
};

/** What a document asks of every event. */
interface Question {
  /** Without the arguments that said which events there are to be, as far as they can be left out. */
  readonly document: DocumentNode;
  readonly text: string;
  readonly variables: ReadonlySet<string>;
  /** Whether the answer may depend on who asks. */
  isPersonal: boolean;
}

/**
 * Carries out the events of subscriptions: each once for all who ask the same of it in the same role. The context that they share
 * knows of nobody; once it is asked who is there, everybody who asks this has an answer of their own.
 */
export class Events {
  readonly #questions = new WeakMap<DocumentNode, Question>();
  #shared = new WeakMap<object, Map<string, Promise<ExecutionResult | null>>>();
  #sharedCount = 0;

  constructor(
    private readonly contextOf: ContextOf,
    /** How long each event may use the database. */
    private readonly timeoutMs: number,
  ) {}

  /** How this subscription answers an event. */
  answers({ schema, document, operationName, variables, who }: Begun): (event: object) => Promise<ExecutionResult> {
    const question = this.#questionOf(schema, document);
    const needed = Object.entries(variables ?? {}).filter(([name]) => question.variables.has(name));
    const args: ExecutionArgs = {
      schema,
      document: question.document,
      operationName,
      variableValues: Object.fromEntries(needed),
    };
    const key = hash(JSON.stringify([question.text, operationName, needed, who.role]));
    return async (event) => {
      const shared = question.isPersonal ? null : await this.#share(key, question, args, event, who.role);
      return shared ?? this.#execute({ ...args, rootValue: event, contextValue: this.contextOf(who) });
    };
  }

  #questionOf(schema: GraphQLSchema, document: DocumentNode): Question {
    let question = this.#questions.get(document);
    if (!question) {
      question = questionOf(schema, document);
      this.#questions.set(document, question);
    }
    return question;
  }

  #share(
    key: string,
    question: Question,
    args: ExecutionArgs,
    event: object,
    role: Role | null,
  ): Promise<ExecutionResult | null> {
    const results = this.#resultsOf(event);
    const known = results.get(key);
    if (known) return known;
    const result = this.#impersonally(question, { ...args, rootValue: event }, role);
    results.set(key, result);
    // What failed may succeed a moment later.
    void result.then((settled) => settled?.errors && results.delete(key));
    return result;
  }

  #resultsOf(event: object): Map<string, Promise<ExecutionResult | null>> {
    // Events live as long as somebody has still to take them: whoever comes late asks again, and memory stays bounded.
    if (this.#sharedCount >= MAX_SHARED) {
      this.#shared = new WeakMap();
      this.#sharedCount = 0;
    }
    let results = this.#shared.get(event);
    if (!results) {
      results = new Map();
      this.#shared.set(event, results);
    }
    return results;
  }

  /** Null when somebody was asked for. */
  async #impersonally(question: Question, args: ExecutionArgs, role: Role | null): Promise<ExecutionResult | null> {
    this.#sharedCount += 1;
    const { actor: _, ...context } = this.contextOf({ actor: NOBODY, role });
    const contextValue = unlessMissed(context, () => (question.isPersonal = true));
    const result = await this.#execute({ ...args, contextValue });
    return question.isPersonal ? null : result;
  }

  async #execute(args: ExecutionArgs): Promise<ExecutionResult> {
    return within(this.timeoutMs, () => execute(args));
  }
}

/** Tells when anything is looked for that is not there. */
function unlessMissed(context: Omit<Context, 'actor'>, missed: () => void): object {
  return new Proxy(context, {
    get: (target, name) => {
      // Symbols are the libraries' own.
      if (typeof name === 'string' && !(name in target)) missed();
      return Reflect.get(target, name) as unknown;
    },
    has: (target, name) => {
      missed();
      return Reflect.has(target, name);
    },
    ownKeys: (target) => {
      missed();
      return Reflect.ownKeys(target);
    },
  });
}

function questionOf(schema: GraphQLSchema, document: DocumentNode): Question {
  const types = new TypeInfo(schema);
  const withoutArguments = visit(
    document,
    visitWithTypeInfo(types, {
      Field: (field) =>
        types.getParentType() === schema.getSubscriptionType()
          ? { ...field, arguments: field.arguments?.filter(({ name }) => isRequired(types, name.value)) }
          : undefined,
    }),
  );
  const variables = new Set<string>();
  visit(withoutArguments, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void variables.add(name.value),
  });
  const asked = visit(withoutArguments, {
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? undefined : null),
  });
  return { document: asked, text: print(asked), variables, isPersonal: false };
}

function isRequired(types: TypeInfo, name: string): boolean {
  return types.getFieldDef()!.args.some((argument) => argument.name === name && isRequiredArgument(argument));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
