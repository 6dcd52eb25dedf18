/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment WholeLock on EditLock {\n    __typename\n    fencingNumber\n    holder {\n      id\n      name\n    }\n    heldByMe\n    note\n    acquiredAt\n    renewedAt\n    expiresAt\n    requests {\n      requester {\n        id\n      }\n      message\n      requestedAt\n    }\n    record {\n      id\n      version\n    }\n  }\n": typeof types.WholeLockFragmentDoc,
    "\n  fragment LockRefusal on MutationError {\n    __typename\n    message\n    ... on RecordLockedError {\n      lock {\n        ...WholeLock\n      }\n      current {\n        ...WholeRecord\n      }\n    }\n    ... on LockLostError {\n      heldNow: lock {\n        ...WholeLock\n      }\n      current {\n        ...WholeRecord\n      }\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n      yoursAlreadyApplied\n    }\n  }\n": typeof types.LockRefusalFragmentDoc,
    "\n  mutation Acquire($recordId: ID!, $note: String, $ttlSeconds: Int, $takeOverMine: Boolean) {\n    acquireEditLock(recordId: $recordId, note: $note, ttlSeconds: $ttlSeconds, takeOverMine: $takeOverMine) {\n      ... on EditLockGranted {\n        __typename\n        token\n        lock {\n          ...WholeLock\n        }\n        record {\n          ...WholeRecord\n        }\n      }\n      ...LockRefusal\n    }\n  }\n": typeof types.AcquireDocument,
    "\n  mutation Renew($recordId: ID!, $token: ID!, $ttlSeconds: Int) {\n    renewEditLock(recordId: $recordId, token: $token, ttlSeconds: $ttlSeconds) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n": typeof types.RenewDocument,
    "\n  mutation Release($recordId: ID!, $token: ID!) {\n    releaseEditLock(recordId: $recordId, token: $token) {\n      ... on EditLockReleased {\n        __typename\n        record {\n          id\n          editLock {\n            note\n          }\n        }\n      }\n      ...LockRefusal\n    }\n  }\n": typeof types.ReleaseDocument,
    "\n  mutation Break($recordId: ID!, $reason: String!) {\n    breakEditLock(recordId: $recordId, reason: $reason) {\n      ... on EditLockReleased {\n        __typename\n        record {\n          id\n        }\n      }\n      ...LockRefusal\n    }\n  }\n": typeof types.BreakDocument,
    "\n  mutation Request($recordId: ID!, $message: String) {\n    requestEditLock(recordId: $recordId, message: $message) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n": typeof types.RequestDocument,
    "\n  mutation HandOver($recordId: ID!, $token: ID!, $to: ID!) {\n    handOverEditLock(recordId: $recordId, token: $token, to: $to) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n": typeof types.HandOverDocument,
    "\n  mutation SaveLocked(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: ProductPatch!\n    $lockToken: ID\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateProduct(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      lockToken: $lockToken\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...LockRefusal\n    }\n  }\n": typeof types.SaveLockedDocument,
    "\n  mutation SaveAllLocked($updates: [ProductUpdate!]!) {\n    updateProducts(updates: $updates) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          version\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...LockRefusal\n          }\n        }\n      }\n    }\n  }\n": typeof types.SaveAllLockedDocument,
    "\n  query LockOf($id: ID!) {\n    node(id: $id) {\n      ... on VersionedRecord {\n        editLock {\n          ...WholeLock\n        }\n      }\n    }\n  }\n": typeof types.LockOfDocument,
    "\n  query Locks($first: Int, $after: String, $mine: Boolean) {\n    editLocks(first: $first, after: $after, mine: $mine) {\n      nodes {\n        ...WholeLock\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": typeof types.LocksDocument,
    "\n  query Breaks($first: Int, $after: String) {\n    editLockBreaks(first: $first, after: $after) {\n      nodes {\n        record {\n          id\n        }\n        holder {\n          id\n        }\n        brokenBy {\n          id\n        }\n        reason\n        at\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": typeof types.BreaksDocument,
    "\n  fragment WholeChange on RecordChange {\n    cursor\n    recordType\n    recordId\n    kind\n    version\n    changedFields\n    actor {\n      id\n      name\n    }\n    at\n    record {\n      __typename\n      id\n      version\n    }\n  }\n": typeof types.WholeChangeFragmentDoc,
    "\n  query Changes($after: String, $first: Int, $types: [RecordType!]) {\n    changes(after: $after, first: $first, types: $types) {\n      changes {\n        ...WholeChange\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.ChangesDocument,
    "\n  query CurrentCursor {\n    currentCursor\n  }\n": typeof types.CurrentCursorDocument,
    "\n  subscription RecordChanged($ids: [ID!], $types: [RecordType!], $after: String) {\n    recordChanged(ids: $ids, types: $types, after: $after) {\n      ...WholeChange\n    }\n  }\n": typeof types.RecordChangedDocument,
    "\n  subscription EditLockChanged($ids: [ID!]) {\n    editLockChanged(ids: $ids) {\n      recordType\n      recordId\n      lock {\n        ...WholeLock\n      }\n    }\n  }\n": typeof types.EditLockChangedDocument,
    "\n  query PageOfOrders($after: String) {\n    orders(after: $after) {\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.PageOfOrdersDocument,
    "\n  query PageOfHistory($id: ID!, $after: String) {\n    product(id: $id) {\n      revisions(after: $after) {\n        edges {\n          cursor\n        }\n      }\n    }\n  }\n": typeof types.PageOfHistoryDocument,
    "\n  query DeepHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    product(id: $id) {\n      revisions(first: $first, after: $after, last: $last, before: $before) {\n        edges {\n          cursor\n          node {\n            version\n            record {\n              ...WholeRecord\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.DeepHistoryDocument,
    "\n  query ProductAt($id: ID!, $version: Int) {\n    product(id: $id, atVersion: $version) {\n      ...WholeProduct\n    }\n  }\n": typeof types.ProductAtDocument,
    "\n  query OrderAt($id: ID!, $version: Int) {\n    order(id: $id, atVersion: $version) {\n      ...WholeOrder\n    }\n  }\n": typeof types.OrderAtDocument,
    "\n  query CategoryAt($id: ID!, $version: Int) {\n    category(id: $id, atVersion: $version) {\n      ...WholeCategory\n    }\n  }\n": typeof types.CategoryAtDocument,
    "\n  query History($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    product(id: $id) {\n      revisions(first: $first, after: $after, last: $last, before: $before) {\n        edges {\n          cursor\n          node {\n            version\n            kind\n            at\n            actor {\n              id\n              name\n            }\n            changes {\n              field\n              before\n              after\n            }\n            record {\n              ...WholeRecord\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.HistoryDocument,
    "\n  query Nodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ...WholeRecord\n    }\n  }\n": typeof types.NodesDocument,
    "\n  query OneNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n    product(id: $id) {\n      id\n    }\n    category(id: $id) {\n      id\n    }\n    order(id: $id) {\n      id\n    }\n  }\n": typeof types.OneNodeDocument,
    "\n  query ListProducts(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $skip: Int\n    $filter: ProductFilter\n    $orderBy: ProductOrder\n  ) {\n    products(\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n      skip: $skip\n      filter: $filter\n      orderBy: $orderBy\n    ) {\n      edges {\n        cursor\n        node {\n          id\n          sku\n          name\n          price\n          stock\n          updatedAt\n        }\n      }\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.ListProductsDocument,
    "\n  query CountProducts($filter: ProductFilter) {\n    products(first: 0, filter: $filter) {\n      totalCount\n    }\n  }\n": typeof types.CountProductsDocument,
    "\n  query ProductsInCategories($first: Int!, $tag: String!) {\n    products(first: $first, filter: { tag: $tag }) {\n      nodes {\n        id\n        category {\n          id\n          parent {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.ProductsInCategoriesDocument,
    "\n  query CategoriesWithProducts($first: Int!, $count: Boolean!) {\n    categories(last: $first) {\n      nodes {\n        id\n        products(first: 2) {\n          totalCount @include(if: $count)\n          nodes {\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.CategoriesWithProductsDocument,
    "\n  query OrdersWithProducts($first: Int!) {\n    orders(last: $first) {\n      nodes {\n        lines {\n          product {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.OrdersWithProductsDocument,
    "\n  query ProductsWithHistory($first: Int!, $tag: String!) {\n    products(first: $first, filter: { tag: $tag }) {\n      nodes {\n        revisions {\n          nodes {\n            version\n            record {\n              ... on Product {\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ProductsWithHistoryDocument,
    "\n  query AnyRecords($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n    }\n  }\n": typeof types.AnyRecordsDocument,
    "\n  mutation CreateCategory($input: CreateCategoryInput!, $idempotencyKey: ID) {\n    createCategory(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.CreateCategoryDocument,
    "\n  mutation UpdateCategory(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: CategoryPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateCategory(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.UpdateCategoryDocument,
    "\n  mutation DeleteCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    deleteCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.DeleteCategoryDocument,
    "\n  mutation RestoreCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    restoreCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.RestoreCategoryDocument,
    "\n  mutation UpdateCategories($updates: [CategoryUpdate!]!, $idempotencyKey: ID) {\n    updateCategories(updates: $updates, idempotencyKey: $idempotencyKey) {\n      __typename\n      ... on CategoriesUpdated {\n        categories {\n          ...WholeCategory\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.UpdateCategoriesDocument,
    "\n  mutation RevertCategory($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {\n    revertCategory(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.RevertCategoryDocument,
    "\n  mutation UndoCategoryRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {\n    undoCategoryRevision(\n      id: $id\n      expectedVersion: $expectedVersion\n      version: $version\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.UndoCategoryRevisionDocument,
    "\n  fragment Stamp on VersionedRecord {\n    __typename\n    id\n    version\n    createdAt\n    createdBy {\n      id\n      name\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n    }\n    deletedAt\n  }\n": typeof types.StampFragmentDoc,
    "\n  fragment WholeProduct on Product {\n    ...Stamp\n    sku\n    name\n    description\n    price\n    stock\n    tags\n    status\n    category {\n      id\n    }\n  }\n": typeof types.WholeProductFragmentDoc,
    "\n  fragment WholeCategory on Category {\n    ...Stamp\n    name\n    parent {\n      id\n    }\n  }\n": typeof types.WholeCategoryFragmentDoc,
    "\n  fragment WholeOrder on Order {\n    ...Stamp\n    customerName\n    shippingAddress\n    note\n    orderStatus: status\n    total\n    lines {\n      id\n      quantity\n      unitPrice\n      product {\n        id\n      }\n    }\n  }\n": typeof types.WholeOrderFragmentDoc,
    "\n  fragment WholeRecord on VersionedRecord {\n    __typename\n    id\n    version\n    ...WholeProduct\n    ...WholeCategory\n    ...WholeOrder\n  }\n": typeof types.WholeRecordFragmentDoc,
    "\n  fragment Refusal on MutationError {\n    __typename\n    message\n    ... on ConflictError {\n      expectedVersion\n      currentVersion\n      current {\n        ...WholeRecord\n      }\n      base {\n        ...WholeRecord\n      }\n      fields {\n        field\n        base\n        current\n        yours\n        conflicting\n        merged\n        changedBy {\n          id\n          name\n        }\n        changedAt\n        changedInVersion\n      }\n      conflictingFields\n      yoursAlreadyApplied\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n  }\n": typeof types.RefusalFragmentDoc,
    "\n  mutation CreateProduct($input: CreateProductInput!, $idempotencyKey: ID) {\n    createProduct(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.CreateProductDocument,
    "\n  mutation UpdateProduct(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: ProductPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateProduct(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.UpdateProductDocument,
    "\n  mutation UpdateProducts($updates: [ProductUpdate!]!, $idempotencyKey: ID) {\n    updateProducts(updates: $updates, idempotencyKey: $idempotencyKey) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          ...WholeProduct\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.UpdateProductsDocument,
    "\n  mutation DeleteProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    deleteProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.DeleteProductDocument,
    "\n  mutation RestoreProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    restoreProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.RestoreProductDocument,
    "\n  mutation RevertProduct($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {\n    revertProduct(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.RevertProductDocument,
    "\n  mutation UndoProductRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {\n    undoProductRevision(\n      id: $id\n      expectedVersion: $expectedVersion\n      version: $version\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.UndoProductRevisionDocument,
    "\n  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int, $idempotencyKey: ID) {\n    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.AdjustStockDocument,
    "\n  query ReadProduct($id: ID!, $atVersion: Int) {\n    product(id: $id, atVersion: $atVersion) {\n      ...WholeProduct\n    }\n  }\n": typeof types.ReadProductDocument,
    "\n  query ReadRecord($id: ID!) {\n    node(id: $id) {\n      __typename\n      ...WholeRecord\n    }\n  }\n": typeof types.ReadRecordDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!, $idempotencyKey: ID) {\n    placeOrder(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": typeof types.PlaceOrderDocument,
    "\n  mutation UpdateOrder(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: OrderPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateOrder(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": typeof types.UpdateOrderDocument,
    "\n  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!, $idempotencyKey: ID) {\n    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status, idempotencyKey: $idempotencyKey) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": typeof types.ChangeOrderStatusDocument,
    "\n  query ListBySku($sku: String!, $includeDeleted: Boolean!) {\n    products(filter: { search: $sku, includeDeleted: $includeDeleted }) {\n      totalCount\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.ListBySkuDocument,
};
const documents: Documents = {
    "\n  fragment WholeLock on EditLock {\n    __typename\n    fencingNumber\n    holder {\n      id\n      name\n    }\n    heldByMe\n    note\n    acquiredAt\n    renewedAt\n    expiresAt\n    requests {\n      requester {\n        id\n      }\n      message\n      requestedAt\n    }\n    record {\n      id\n      version\n    }\n  }\n": types.WholeLockFragmentDoc,
    "\n  fragment LockRefusal on MutationError {\n    __typename\n    message\n    ... on RecordLockedError {\n      lock {\n        ...WholeLock\n      }\n      current {\n        ...WholeRecord\n      }\n    }\n    ... on LockLostError {\n      heldNow: lock {\n        ...WholeLock\n      }\n      current {\n        ...WholeRecord\n      }\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n      yoursAlreadyApplied\n    }\n  }\n": types.LockRefusalFragmentDoc,
    "\n  mutation Acquire($recordId: ID!, $note: String, $ttlSeconds: Int, $takeOverMine: Boolean) {\n    acquireEditLock(recordId: $recordId, note: $note, ttlSeconds: $ttlSeconds, takeOverMine: $takeOverMine) {\n      ... on EditLockGranted {\n        __typename\n        token\n        lock {\n          ...WholeLock\n        }\n        record {\n          ...WholeRecord\n        }\n      }\n      ...LockRefusal\n    }\n  }\n": types.AcquireDocument,
    "\n  mutation Renew($recordId: ID!, $token: ID!, $ttlSeconds: Int) {\n    renewEditLock(recordId: $recordId, token: $token, ttlSeconds: $ttlSeconds) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n": types.RenewDocument,
    "\n  mutation Release($recordId: ID!, $token: ID!) {\n    releaseEditLock(recordId: $recordId, token: $token) {\n      ... on EditLockReleased {\n        __typename\n        record {\n          id\n          editLock {\n            note\n          }\n        }\n      }\n      ...LockRefusal\n    }\n  }\n": types.ReleaseDocument,
    "\n  mutation Break($recordId: ID!, $reason: String!) {\n    breakEditLock(recordId: $recordId, reason: $reason) {\n      ... on EditLockReleased {\n        __typename\n        record {\n          id\n        }\n      }\n      ...LockRefusal\n    }\n  }\n": types.BreakDocument,
    "\n  mutation Request($recordId: ID!, $message: String) {\n    requestEditLock(recordId: $recordId, message: $message) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n": types.RequestDocument,
    "\n  mutation HandOver($recordId: ID!, $token: ID!, $to: ID!) {\n    handOverEditLock(recordId: $recordId, token: $token, to: $to) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n": types.HandOverDocument,
    "\n  mutation SaveLocked(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: ProductPatch!\n    $lockToken: ID\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateProduct(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      lockToken: $lockToken\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...LockRefusal\n    }\n  }\n": types.SaveLockedDocument,
    "\n  mutation SaveAllLocked($updates: [ProductUpdate!]!) {\n    updateProducts(updates: $updates) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          version\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...LockRefusal\n          }\n        }\n      }\n    }\n  }\n": types.SaveAllLockedDocument,
    "\n  query LockOf($id: ID!) {\n    node(id: $id) {\n      ... on VersionedRecord {\n        editLock {\n          ...WholeLock\n        }\n      }\n    }\n  }\n": types.LockOfDocument,
    "\n  query Locks($first: Int, $after: String, $mine: Boolean) {\n    editLocks(first: $first, after: $after, mine: $mine) {\n      nodes {\n        ...WholeLock\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": types.LocksDocument,
    "\n  query Breaks($first: Int, $after: String) {\n    editLockBreaks(first: $first, after: $after) {\n      nodes {\n        record {\n          id\n        }\n        holder {\n          id\n        }\n        brokenBy {\n          id\n        }\n        reason\n        at\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": types.BreaksDocument,
    "\n  fragment WholeChange on RecordChange {\n    cursor\n    recordType\n    recordId\n    kind\n    version\n    changedFields\n    actor {\n      id\n      name\n    }\n    at\n    record {\n      __typename\n      id\n      version\n    }\n  }\n": types.WholeChangeFragmentDoc,
    "\n  query Changes($after: String, $first: Int, $types: [RecordType!]) {\n    changes(after: $after, first: $first, types: $types) {\n      changes {\n        ...WholeChange\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.ChangesDocument,
    "\n  query CurrentCursor {\n    currentCursor\n  }\n": types.CurrentCursorDocument,
    "\n  subscription RecordChanged($ids: [ID!], $types: [RecordType!], $after: String) {\n    recordChanged(ids: $ids, types: $types, after: $after) {\n      ...WholeChange\n    }\n  }\n": types.RecordChangedDocument,
    "\n  subscription EditLockChanged($ids: [ID!]) {\n    editLockChanged(ids: $ids) {\n      recordType\n      recordId\n      lock {\n        ...WholeLock\n      }\n    }\n  }\n": types.EditLockChangedDocument,
    "\n  query PageOfOrders($after: String) {\n    orders(after: $after) {\n      nodes {\n        id\n      }\n    }\n  }\n": types.PageOfOrdersDocument,
    "\n  query PageOfHistory($id: ID!, $after: String) {\n    product(id: $id) {\n      revisions(after: $after) {\n        edges {\n          cursor\n        }\n      }\n    }\n  }\n": types.PageOfHistoryDocument,
    "\n  query DeepHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    product(id: $id) {\n      revisions(first: $first, after: $after, last: $last, before: $before) {\n        edges {\n          cursor\n          node {\n            version\n            record {\n              ...WholeRecord\n            }\n          }\n        }\n      }\n    }\n  }\n": types.DeepHistoryDocument,
    "\n  query ProductAt($id: ID!, $version: Int) {\n    product(id: $id, atVersion: $version) {\n      ...WholeProduct\n    }\n  }\n": types.ProductAtDocument,
    "\n  query OrderAt($id: ID!, $version: Int) {\n    order(id: $id, atVersion: $version) {\n      ...WholeOrder\n    }\n  }\n": types.OrderAtDocument,
    "\n  query CategoryAt($id: ID!, $version: Int) {\n    category(id: $id, atVersion: $version) {\n      ...WholeCategory\n    }\n  }\n": types.CategoryAtDocument,
    "\n  query History($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    product(id: $id) {\n      revisions(first: $first, after: $after, last: $last, before: $before) {\n        edges {\n          cursor\n          node {\n            version\n            kind\n            at\n            actor {\n              id\n              name\n            }\n            changes {\n              field\n              before\n              after\n            }\n            record {\n              ...WholeRecord\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": types.HistoryDocument,
    "\n  query Nodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ...WholeRecord\n    }\n  }\n": types.NodesDocument,
    "\n  query OneNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n    product(id: $id) {\n      id\n    }\n    category(id: $id) {\n      id\n    }\n    order(id: $id) {\n      id\n    }\n  }\n": types.OneNodeDocument,
    "\n  query ListProducts(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $skip: Int\n    $filter: ProductFilter\n    $orderBy: ProductOrder\n  ) {\n    products(\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n      skip: $skip\n      filter: $filter\n      orderBy: $orderBy\n    ) {\n      edges {\n        cursor\n        node {\n          id\n          sku\n          name\n          price\n          stock\n          updatedAt\n        }\n      }\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.ListProductsDocument,
    "\n  query CountProducts($filter: ProductFilter) {\n    products(first: 0, filter: $filter) {\n      totalCount\n    }\n  }\n": types.CountProductsDocument,
    "\n  query ProductsInCategories($first: Int!, $tag: String!) {\n    products(first: $first, filter: { tag: $tag }) {\n      nodes {\n        id\n        category {\n          id\n          parent {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.ProductsInCategoriesDocument,
    "\n  query CategoriesWithProducts($first: Int!, $count: Boolean!) {\n    categories(last: $first) {\n      nodes {\n        id\n        products(first: 2) {\n          totalCount @include(if: $count)\n          nodes {\n            name\n          }\n        }\n      }\n    }\n  }\n": types.CategoriesWithProductsDocument,
    "\n  query OrdersWithProducts($first: Int!) {\n    orders(last: $first) {\n      nodes {\n        lines {\n          product {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.OrdersWithProductsDocument,
    "\n  query ProductsWithHistory($first: Int!, $tag: String!) {\n    products(first: $first, filter: { tag: $tag }) {\n      nodes {\n        revisions {\n          nodes {\n            version\n            record {\n              ... on Product {\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ProductsWithHistoryDocument,
    "\n  query AnyRecords($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n    }\n  }\n": types.AnyRecordsDocument,
    "\n  mutation CreateCategory($input: CreateCategoryInput!, $idempotencyKey: ID) {\n    createCategory(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.CreateCategoryDocument,
    "\n  mutation UpdateCategory(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: CategoryPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateCategory(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.UpdateCategoryDocument,
    "\n  mutation DeleteCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    deleteCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.DeleteCategoryDocument,
    "\n  mutation RestoreCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    restoreCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.RestoreCategoryDocument,
    "\n  mutation UpdateCategories($updates: [CategoryUpdate!]!, $idempotencyKey: ID) {\n    updateCategories(updates: $updates, idempotencyKey: $idempotencyKey) {\n      __typename\n      ... on CategoriesUpdated {\n        categories {\n          ...WholeCategory\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.UpdateCategoriesDocument,
    "\n  mutation RevertCategory($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {\n    revertCategory(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.RevertCategoryDocument,
    "\n  mutation UndoCategoryRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {\n    undoCategoryRevision(\n      id: $id\n      expectedVersion: $expectedVersion\n      version: $version\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.UndoCategoryRevisionDocument,
    "\n  fragment Stamp on VersionedRecord {\n    __typename\n    id\n    version\n    createdAt\n    createdBy {\n      id\n      name\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n    }\n    deletedAt\n  }\n": types.StampFragmentDoc,
    "\n  fragment WholeProduct on Product {\n    ...Stamp\n    sku\n    name\n    description\n    price\n    stock\n    tags\n    status\n    category {\n      id\n    }\n  }\n": types.WholeProductFragmentDoc,
    "\n  fragment WholeCategory on Category {\n    ...Stamp\n    name\n    parent {\n      id\n    }\n  }\n": types.WholeCategoryFragmentDoc,
    "\n  fragment WholeOrder on Order {\n    ...Stamp\n    customerName\n    shippingAddress\n    note\n    orderStatus: status\n    total\n    lines {\n      id\n      quantity\n      unitPrice\n      product {\n        id\n      }\n    }\n  }\n": types.WholeOrderFragmentDoc,
    "\n  fragment WholeRecord on VersionedRecord {\n    __typename\n    id\n    version\n    ...WholeProduct\n    ...WholeCategory\n    ...WholeOrder\n  }\n": types.WholeRecordFragmentDoc,
    "\n  fragment Refusal on MutationError {\n    __typename\n    message\n    ... on ConflictError {\n      expectedVersion\n      currentVersion\n      current {\n        ...WholeRecord\n      }\n      base {\n        ...WholeRecord\n      }\n      fields {\n        field\n        base\n        current\n        yours\n        conflicting\n        merged\n        changedBy {\n          id\n          name\n        }\n        changedAt\n        changedInVersion\n      }\n      conflictingFields\n      yoursAlreadyApplied\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n  }\n": types.RefusalFragmentDoc,
    "\n  mutation CreateProduct($input: CreateProductInput!, $idempotencyKey: ID) {\n    createProduct(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.CreateProductDocument,
    "\n  mutation UpdateProduct(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: ProductPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateProduct(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.UpdateProductDocument,
    "\n  mutation UpdateProducts($updates: [ProductUpdate!]!, $idempotencyKey: ID) {\n    updateProducts(updates: $updates, idempotencyKey: $idempotencyKey) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          ...WholeProduct\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.UpdateProductsDocument,
    "\n  mutation DeleteProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    deleteProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.DeleteProductDocument,
    "\n  mutation RestoreProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    restoreProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.RestoreProductDocument,
    "\n  mutation RevertProduct($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {\n    revertProduct(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.RevertProductDocument,
    "\n  mutation UndoProductRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {\n    undoProductRevision(\n      id: $id\n      expectedVersion: $expectedVersion\n      version: $version\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.UndoProductRevisionDocument,
    "\n  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int, $idempotencyKey: ID) {\n    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.AdjustStockDocument,
    "\n  query ReadProduct($id: ID!, $atVersion: Int) {\n    product(id: $id, atVersion: $atVersion) {\n      ...WholeProduct\n    }\n  }\n": types.ReadProductDocument,
    "\n  query ReadRecord($id: ID!) {\n    node(id: $id) {\n      __typename\n      ...WholeRecord\n    }\n  }\n": types.ReadRecordDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!, $idempotencyKey: ID) {\n    placeOrder(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": types.PlaceOrderDocument,
    "\n  mutation UpdateOrder(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: OrderPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateOrder(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": types.UpdateOrderDocument,
    "\n  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!, $idempotencyKey: ID) {\n    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status, idempotencyKey: $idempotencyKey) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": types.ChangeOrderStatusDocument,
    "\n  query ListBySku($sku: String!, $includeDeleted: Boolean!) {\n    products(filter: { search: $sku, includeDeleted: $includeDeleted }) {\n      totalCount\n      nodes {\n        id\n      }\n    }\n  }\n": types.ListBySkuDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeLock on EditLock {\n    __typename\n    fencingNumber\n    holder {\n      id\n      name\n    }\n    heldByMe\n    note\n    acquiredAt\n    renewedAt\n    expiresAt\n    requests {\n      requester {\n        id\n      }\n      message\n      requestedAt\n    }\n    record {\n      id\n      version\n    }\n  }\n"): typeof import('./graphql.js').WholeLockFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LockRefusal on MutationError {\n    __typename\n    message\n    ... on RecordLockedError {\n      lock {\n        ...WholeLock\n      }\n      current {\n        ...WholeRecord\n      }\n    }\n    ... on LockLostError {\n      heldNow: lock {\n        ...WholeLock\n      }\n      current {\n        ...WholeRecord\n      }\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n      yoursAlreadyApplied\n    }\n  }\n"): typeof import('./graphql.js').LockRefusalFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Acquire($recordId: ID!, $note: String, $ttlSeconds: Int, $takeOverMine: Boolean) {\n    acquireEditLock(recordId: $recordId, note: $note, ttlSeconds: $ttlSeconds, takeOverMine: $takeOverMine) {\n      ... on EditLockGranted {\n        __typename\n        token\n        lock {\n          ...WholeLock\n        }\n        record {\n          ...WholeRecord\n        }\n      }\n      ...LockRefusal\n    }\n  }\n"): typeof import('./graphql.js').AcquireDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Renew($recordId: ID!, $token: ID!, $ttlSeconds: Int) {\n    renewEditLock(recordId: $recordId, token: $token, ttlSeconds: $ttlSeconds) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n"): typeof import('./graphql.js').RenewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Release($recordId: ID!, $token: ID!) {\n    releaseEditLock(recordId: $recordId, token: $token) {\n      ... on EditLockReleased {\n        __typename\n        record {\n          id\n          editLock {\n            note\n          }\n        }\n      }\n      ...LockRefusal\n    }\n  }\n"): typeof import('./graphql.js').ReleaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Break($recordId: ID!, $reason: String!) {\n    breakEditLock(recordId: $recordId, reason: $reason) {\n      ... on EditLockReleased {\n        __typename\n        record {\n          id\n        }\n      }\n      ...LockRefusal\n    }\n  }\n"): typeof import('./graphql.js').BreakDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Request($recordId: ID!, $message: String) {\n    requestEditLock(recordId: $recordId, message: $message) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n"): typeof import('./graphql.js').RequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOver($recordId: ID!, $token: ID!, $to: ID!) {\n    handOverEditLock(recordId: $recordId, token: $token, to: $to) {\n      ...WholeLock\n      ...LockRefusal\n    }\n  }\n"): typeof import('./graphql.js').HandOverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveLocked(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: ProductPatch!\n    $lockToken: ID\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateProduct(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      lockToken: $lockToken\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...LockRefusal\n    }\n  }\n"): typeof import('./graphql.js').SaveLockedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveAllLocked($updates: [ProductUpdate!]!) {\n    updateProducts(updates: $updates) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          version\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...LockRefusal\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').SaveAllLockedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LockOf($id: ID!) {\n    node(id: $id) {\n      ... on VersionedRecord {\n        editLock {\n          ...WholeLock\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').LockOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Locks($first: Int, $after: String, $mine: Boolean) {\n    editLocks(first: $first, after: $after, mine: $mine) {\n      nodes {\n        ...WholeLock\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').LocksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Breaks($first: Int, $after: String) {\n    editLockBreaks(first: $first, after: $after) {\n      nodes {\n        record {\n          id\n        }\n        holder {\n          id\n        }\n        brokenBy {\n          id\n        }\n        reason\n        at\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').BreaksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeChange on RecordChange {\n    cursor\n    recordType\n    recordId\n    kind\n    version\n    changedFields\n    actor {\n      id\n      name\n    }\n    at\n    record {\n      __typename\n      id\n      version\n    }\n  }\n"): typeof import('./graphql.js').WholeChangeFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Changes($after: String, $first: Int, $types: [RecordType!]) {\n    changes(after: $after, first: $first, types: $types) {\n      changes {\n        ...WholeChange\n      }\n      cursor\n      hasMore\n    }\n  }\n"): typeof import('./graphql.js').ChangesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CurrentCursor {\n    currentCursor\n  }\n"): typeof import('./graphql.js').CurrentCursorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RecordChanged($ids: [ID!], $types: [RecordType!], $after: String) {\n    recordChanged(ids: $ids, types: $types, after: $after) {\n      ...WholeChange\n    }\n  }\n"): typeof import('./graphql.js').RecordChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription EditLockChanged($ids: [ID!]) {\n    editLockChanged(ids: $ids) {\n      recordType\n      recordId\n      lock {\n        ...WholeLock\n      }\n    }\n  }\n"): typeof import('./graphql.js').EditLockChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PageOfOrders($after: String) {\n    orders(after: $after) {\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').PageOfOrdersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PageOfHistory($id: ID!, $after: String) {\n    product(id: $id) {\n      revisions(after: $after) {\n        edges {\n          cursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').PageOfHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeepHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    product(id: $id) {\n      revisions(first: $first, after: $after, last: $last, before: $before) {\n        edges {\n          cursor\n          node {\n            version\n            record {\n              ...WholeRecord\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').DeepHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductAt($id: ID!, $version: Int) {\n    product(id: $id, atVersion: $version) {\n      ...WholeProduct\n    }\n  }\n"): typeof import('./graphql.js').ProductAtDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderAt($id: ID!, $version: Int) {\n    order(id: $id, atVersion: $version) {\n      ...WholeOrder\n    }\n  }\n"): typeof import('./graphql.js').OrderAtDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CategoryAt($id: ID!, $version: Int) {\n    category(id: $id, atVersion: $version) {\n      ...WholeCategory\n    }\n  }\n"): typeof import('./graphql.js').CategoryAtDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query History($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    product(id: $id) {\n      revisions(first: $first, after: $after, last: $last, before: $before) {\n        edges {\n          cursor\n          node {\n            version\n            kind\n            at\n            actor {\n              id\n              name\n            }\n            changes {\n              field\n              before\n              after\n            }\n            record {\n              ...WholeRecord\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').HistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Nodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ...WholeRecord\n    }\n  }\n"): typeof import('./graphql.js').NodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n    product(id: $id) {\n      id\n    }\n    category(id: $id) {\n      id\n    }\n    order(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.js').OneNodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListProducts(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $skip: Int\n    $filter: ProductFilter\n    $orderBy: ProductOrder\n  ) {\n    products(\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n      skip: $skip\n      filter: $filter\n      orderBy: $orderBy\n    ) {\n      edges {\n        cursor\n        node {\n          id\n          sku\n          name\n          price\n          stock\n          updatedAt\n        }\n      }\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').ListProductsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountProducts($filter: ProductFilter) {\n    products(first: 0, filter: $filter) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.js').CountProductsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductsInCategories($first: Int!, $tag: String!) {\n    products(first: $first, filter: { tag: $tag }) {\n      nodes {\n        id\n        category {\n          id\n          parent {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ProductsInCategoriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CategoriesWithProducts($first: Int!, $count: Boolean!) {\n    categories(last: $first) {\n      nodes {\n        id\n        products(first: 2) {\n          totalCount @include(if: $count)\n          nodes {\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').CategoriesWithProductsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrdersWithProducts($first: Int!) {\n    orders(last: $first) {\n      nodes {\n        lines {\n          product {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').OrdersWithProductsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductsWithHistory($first: Int!, $tag: String!) {\n    products(first: $first, filter: { tag: $tag }) {\n      nodes {\n        revisions {\n          nodes {\n            version\n            record {\n              ... on Product {\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ProductsWithHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AnyRecords($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n    }\n  }\n"): typeof import('./graphql.js').AnyRecordsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCategory($input: CreateCategoryInput!, $idempotencyKey: ID) {\n    createCategory(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').CreateCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCategory(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: CategoryPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateCategory(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    deleteCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').DeleteCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    restoreCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').RestoreCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCategories($updates: [CategoryUpdate!]!, $idempotencyKey: ID) {\n    updateCategories(updates: $updates, idempotencyKey: $idempotencyKey) {\n      __typename\n      ... on CategoriesUpdated {\n        categories {\n          ...WholeCategory\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateCategoriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevertCategory($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {\n    revertCategory(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').RevertCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoCategoryRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {\n    undoCategoryRevision(\n      id: $id\n      expectedVersion: $expectedVersion\n      version: $version\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UndoCategoryRevisionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Stamp on VersionedRecord {\n    __typename\n    id\n    version\n    createdAt\n    createdBy {\n      id\n      name\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n    }\n    deletedAt\n  }\n"): typeof import('./graphql.js').StampFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeProduct on Product {\n    ...Stamp\n    sku\n    name\n    description\n    price\n    stock\n    tags\n    status\n    category {\n      id\n    }\n  }\n"): typeof import('./graphql.js').WholeProductFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeCategory on Category {\n    ...Stamp\n    name\n    parent {\n      id\n    }\n  }\n"): typeof import('./graphql.js').WholeCategoryFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeOrder on Order {\n    ...Stamp\n    customerName\n    shippingAddress\n    note\n    orderStatus: status\n    total\n    lines {\n      id\n      quantity\n      unitPrice\n      product {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').WholeOrderFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeRecord on VersionedRecord {\n    __typename\n    id\n    version\n    ...WholeProduct\n    ...WholeCategory\n    ...WholeOrder\n  }\n"): typeof import('./graphql.js').WholeRecordFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Refusal on MutationError {\n    __typename\n    message\n    ... on ConflictError {\n      expectedVersion\n      currentVersion\n      current {\n        ...WholeRecord\n      }\n      base {\n        ...WholeRecord\n      }\n      fields {\n        field\n        base\n        current\n        yours\n        conflicting\n        merged\n        changedBy {\n          id\n          name\n        }\n        changedAt\n        changedInVersion\n      }\n      conflictingFields\n      yoursAlreadyApplied\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').RefusalFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProduct($input: CreateProductInput!, $idempotencyKey: ID) {\n    createProduct(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').CreateProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProduct(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: ProductPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateProduct(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProducts($updates: [ProductUpdate!]!, $idempotencyKey: ID) {\n    updateProducts(updates: $updates, idempotencyKey: $idempotencyKey) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          ...WholeProduct\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateProductsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    deleteProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').DeleteProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {\n    restoreProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').RestoreProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevertProduct($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {\n    revertProduct(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').RevertProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoProductRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {\n    undoProductRevision(\n      id: $id\n      expectedVersion: $expectedVersion\n      version: $version\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UndoProductRevisionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int, $idempotencyKey: ID) {\n    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').AdjustStockDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadProduct($id: ID!, $atVersion: Int) {\n    product(id: $id, atVersion: $atVersion) {\n      ...WholeProduct\n    }\n  }\n"): typeof import('./graphql.js').ReadProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadRecord($id: ID!) {\n    node(id: $id) {\n      __typename\n      ...WholeRecord\n    }\n  }\n"): typeof import('./graphql.js').ReadRecordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlaceOrder($input: PlaceOrderInput!, $idempotencyKey: ID) {\n    placeOrder(input: $input, idempotencyKey: $idempotencyKey) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').PlaceOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOrder(\n    $id: ID!\n    $expectedVersion: Int!\n    $patch: OrderPatch!\n    $onConflict: ConflictPolicy\n    $idempotencyKey: ID\n  ) {\n    updateOrder(\n      id: $id\n      expectedVersion: $expectedVersion\n      patch: $patch\n      onConflict: $onConflict\n      idempotencyKey: $idempotencyKey\n    ) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!, $idempotencyKey: ID) {\n    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status, idempotencyKey: $idempotencyKey) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').ChangeOrderStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListBySku($sku: String!, $includeDeleted: Boolean!) {\n    products(filter: { search: $sku, includeDeleted: $includeDeleted }) {\n      totalCount\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').ListBySkuDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
