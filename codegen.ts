import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the operations of the tests, and the operations themselves as text: no client library is needed. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['test/**/*.graphql', 'test/**/*.ts', '!test/gql/**'],
  generates: {
    'test/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        useTypeImports: true,
        importExtension: '.js',
        immutableTypes: true,
        strictScalars: true,
        scalars: { ID: 'string', DateTime: 'string', Decimal: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
