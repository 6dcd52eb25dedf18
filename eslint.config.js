import { configs, parser, rules } from '@graphql-eslint/eslint-plugin';

/** For the schema alone: oxlint lints the code, and codegen validates the tests' operations. */
export default [
  {
    files: ['schema.graphql'],
    plugins: { '@graphql-eslint': { rules } },
    languageOptions: {
      parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphql' } },
    },
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,

      // The schema's descriptions are the public documentation. The roots need none, nor do values that their enum explains.
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          DirectiveDefinition: true,
          ignoredSelectors: ['[type=ObjectTypeDefinition][name.value=/^(Query|Mutation|Subscription)$/]'],
        },
      ],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      '@graphql-eslint/require-deprecation-date': 'error',

      // Lists need not be connections: the lines of an order and the fields of a conflict are short, and whole or useless.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false, withEdgeSuffix: true },
      ],
      // Both ways, or forwards only: nobody reads the edit locks in force, or a feed, backwards.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // What has an identity implements Node and so has an id; connections, errors and parts of answers have none.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
];
