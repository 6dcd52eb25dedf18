import type { CodegenConfig } from '@graphql-codegen/cli';

const types = {
  enumType: 'string-literal',
  useTypeImports: true,
  immutableTypes: true,
  strictScalars: true,
  scalars: { ID: 'string', DateTime: 'string', Decimal: 'string', JSON: 'unknown' },
} as const;

const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    /** Types for the operations of the tests, and the operations themselves as text: no client library is needed. */
    'test/gql/': {
      preset: 'client',
      documents: ['test/**/*.graphql', 'test/**/*.ts', '!test/gql/**'],
      presetConfig: { fragmentMasking: false },
      config: { ...types, documentMode: 'string', importExtension: '.js' },
    },
    /** Those of the page, as the documents that Apollo Client takes. */
    'web/src/gql/': {
      preset: 'client',
      documents: ['web/src/**/*.graphql'],
      presetConfig: { fragmentMasking: false },
      config: { ...types, importExtension: '.ts' },
    },
  },
};

export default config;
