/** Types of the Billhead SDK, those of documents in documents.d.ts. Field names are the API's own. */
import type {
  AdvanceInvoice,
  AdvanceInvoiceData,
  ConvertData,
  CreditNote,
  CreditNoteData,
  DeliveryNote,
  DeliveryNoteData,
  DocumentContent,
  DocumentEvent,
  DocumentListParams,
  DocumentSummary,
  DocumentType,
  Estimate,
  EstimateData,
  Finalization,
  Invoice,
  InvoiceData,
  Payment,
  PaymentData,
  ReceivedInvoice,
  Supply,
  TransactionAnswer,
  TransactionQuestion,
} from "./documents.js";

export * from "./documents.js";

export interface BillheadOptions {
  /** `sk_live_…`/`sk_sandbox_…` (account) or `ek_live_…`/`ek_sandbox_…` (one entity). */
  apiKey: string;
  /** Address of your own stack, with its stage if it has one. */
  baseUrl: string;
  accountId?: string;
  /** The entity that a call means when it names none. */
  entityId?: string;
  fetch?: typeof globalThis.fetch;
  /** Tries after the first one; default 3, 0 turns retries off. */
  maxRetries?: number;
  /** Milliseconds for each try, its body included; default 30,000; Infinity for none. */
  timeout?: number;
  /** For tests: waits between two tries. */
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** For tests: a number in [0, 1) that spreads the waits. */
  random?: () => number;
}

/** What any call accepts beside its data. */
export interface CallOptions {
  entity_id?: string;
  account_id?: string;
  /** Ends the call and its retries at once; the call rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface CreateOptions extends CallOptions {
  /** 1–255 characters; a fresh one is made for each call otherwise, and kept over its retries. */
  idempotencyKey?: string;
}

export interface ChangeOptions extends CallOptions {
  /** An ETag, see `etagOf`: the change is refused with 412 when somebody else changed the resource since. */
  ifMatch?: string;
}

/** One object, of the API's parameters and of the call's options. */
export interface ListParams extends CallOptions {
  limit?: number;
  next_cursor?: string | null;
  prev_cursor?: string | null;
  order_by?: string;
  search?: string;
  include?: string | string[];
  /** The filter, e.g. `{ date: { gte: "2026-01-01" } }`; it is sent as JSON. */
  query?: Record<string, unknown>;
  [parameter: string]: unknown;
}

export interface Page<T> {
  data: T[];
  pagination: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean; total?: number };
}

export interface Fault {
  pointer: string;
  code: string;
  detail: string;
}

export class BillheadError extends Error {
  constructor(message: string, facts: { status: number; code: string; errors?: Fault[]; requestId?: string });
  /** HTTP status; 0 when nobody answered. */
  readonly status: number;
  /** The API's stable code; `timeout` or `network_error` when nobody answered. */
  readonly code: string;
  readonly errors: Fault[];
  readonly requestId: string | undefined;
}

/** The ETag of an object that get, create or update returned. */
export function etagOf(resource: object): string | undefined;

export type Metadata = Record<string, string>;

export interface Stored {
  id: string;
  created_at: string;
  updated_at: string;
  deleted_at?: string | null;
  metadata?: Metadata;
}

/** What the API may add later stays readable without a new SDK. */
export type Open<T> = T & { [field: string]: unknown };

export type Nullable<T> = { [K in keyof T]?: T[K] | null };

export interface Address {
  address?: string;
  address_2?: string;
  post_code?: string;
  city?: string;
  state?: string;
  country?: string;
  country_code?: string;
}

export interface EntityData extends Nullable<Address> {
  name: string;
  country?: string;
  country_code?: string;
  currency_code?: string;
  locale?: string;
  timezone?: string;
  tax_number?: string | null;
  tax_number_2?: string | null;
  company_number?: string | null;
  /** What a company's letters must state: form, seat, register and number, capital, managers. */
  registration?: string | null;
  email?: string | null;
  phone?: string | null;
  website?: string | null;
  /** Where it is reached in Peppol, if not by its VAT id. */
  peppol_id?: string | null;
  peppol_scheme_id?: string | null;
  is_tax_subject?: boolean;
  /** Your own id of this customer: creating the same one twice gives the first. */
  external_id?: string | null;
  settings?: Record<string, unknown>;
  metadata?: Metadata;
}
export type Entity = Open<Stored & EntityData & { environment: "live" | "sandbox"; settings: Record<string, any> }>;

export interface CustomerData extends Nullable<Address> {
  name: string;
  email?: string | null;
  tax_number?: string | null;
  company_number?: string | null;
  phone?: string | null;
  is_end_consumer?: boolean;
  is_tax_subject?: boolean;
  locale?: string | null;
  peppol_id?: string | null;
  peppol_scheme_id?: string | null;
  buyer_reference?: string | null;
  metadata?: Metadata;
}
export type Customer = Open<Stored & CustomerData>;

export interface ItemData {
  name: string;
  description?: string | null;
  classification?: Supply;
  /** Net. */
  price?: number;
  gross_price?: number;
  unit?: string | null;
  tax_ids?: string[];
  taxes?: { rate?: number; classification?: TaxData["classification"] }[];
  translations?: Record<string, unknown>;
  metadata?: Metadata;
}
export type Item = Open<Stored & ItemData>;

export interface TaxData {
  name?: string;
  tax_rates: { rate: number; valid_from?: string }[];
  is_default?: boolean;
  classification?: "standard" | "reduced" | "super_reduced" | "zero" | "exempt";
  description?: string | null;
  metadata?: Metadata;
}
export type Tax = Open<Stored & TaxData>;

export type Role = "viewer" | "editor" | "admin";

export interface EntityUserData {
  email: string;
  role?: Role;
  name?: string;
  send_invite?: boolean;
}
export type EntityUser = Open<{ id: string; email: string; role: Role; name?: string | null }>;

export interface TokenWishes {
  /** Seconds; default 120. */
  expires_in?: number;
  role?: Role;
  origin?: string;
  views?: string[];
  locale?: string;
}

export interface EmbedToken {
  token: string;
  url: string;
  expires_at: string;
  role: string;
}

export interface ApiKeyData {
  name: string;
  /** Seconds, at least 60. */
  ttl?: number;
  scopes?: string[];
}
export type ApiKey = Open<{ id: string; name: string; expires_at?: string | null }>;

export interface Collection<T, Data> {
  list(params?: ListParams, opts?: CallOptions): Promise<Page<T>>;
  /** Every one of them, page after page; `limit` is the size of a page (100). */
  iterate(params?: ListParams, opts?: CallOptions): AsyncGenerator<T, void, undefined>;
  get(id: string, opts?: CallOptions): Promise<T>;
  create(data: Data, opts?: CreateOptions): Promise<T>;
  update(id: string, data: Nullable<Data>, opts?: ChangeOptions): Promise<T>;
}

export interface Catalogue<T, Data> extends Collection<T, Data> {
  delete(id: string, opts?: ChangeOptions): Promise<void>;
  restore(id: string, opts?: CreateOptions): Promise<T>;
}

export interface Entities extends Collection<Entity, EntityData> {
  disable(id: string, opts?: CreateOptions): Promise<Entity>;
  enable(id: string, opts?: CreateOptions): Promise<Entity>;
  /** PNG, JPEG or SVG; the Blob must have its `type`. */
  uploadLogo(id: string, image: Blob, opts?: CreateOptions): Promise<Entity>;
  removeLogo(id: string, opts?: ChangeOptions): Promise<void>;
}

export interface EntityUsers {
  add(entityId: string, data: EntityUserData, opts?: CreateOptions): Promise<EntityUser>;
  list(entityId: string, params?: ListParams): Promise<Page<EntityUser>>;
  update(entityId: string, userId: string, data: Partial<EntityUserData>, opts?: ChangeOptions): Promise<EntityUser>;
  remove(entityId: string, userId: string, opts?: ChangeOptions): Promise<void>;
  /** A single-use token for `${baseUrl}/embed?token=…`; `userId` may be your own user's id. */
  generateToken(entityId: string, userId: string, wishes?: TokenWishes & CreateOptions): Promise<string>;
  createToken(entityId: string, userId: string, wishes?: TokenWishes & CreateOptions): Promise<EmbedToken>;
}

export interface EntityApiKeys {
  /** The only answer that holds `key` itself. */
  create(entityId: string, data: ApiKeyData, opts?: CreateOptions): Promise<ApiKey & { key: string }>;
  list(entityId: string, params?: ListParams): Promise<Page<ApiKey>>;
  delete(entityId: string, keyId: string, opts?: ChangeOptions): Promise<void>;
}

type Status<T> = T extends { status: infer S extends string } ? S : string;

export type EInvoiceFormat = "cii" | "ubl" | "xrechnung" | "xrechnung_cii" | "peppol" | "factur_x";

/** What documents of every type can do; invoices, credit notes and advance invoices do no more. */
export interface Documents<T, Data> extends Omit<Collection<T, Data>, "list" | "iterate"> {
  list(params: DocumentListParams<Status<T>> & { include: "items" | ["items"] }, opts?: CallOptions): Promise<Page<T>>;
  list(params?: DocumentListParams<Status<T>>, opts?: CallOptions): Promise<Page<DocumentSummary<Status<T>>>>;
  /** Every one of them, page after page; `limit` is the size of a page (100). */
  iterate(
    params: DocumentListParams<Status<T>> & { include: "items" | ["items"] },
    opts?: CallOptions,
  ): AsyncGenerator<T, void, undefined>;
  iterate(
    params?: DocumentListParams<Status<T>>,
    opts?: CallOptions,
  ): AsyncGenerator<DocumentSummary<Status<T>>, void, undefined>;
  /** Drafts only. */
  delete(id: string, opts?: ChangeOptions): Promise<void>;
  finalize(id: string, opts?: CreateOptions): Promise<T>;
  void(id: string, data: { reason: string }, opts?: CreateOptions): Promise<T>;
  /** What would be issued, with its totals and tax; nothing is stored. */
  preview(data: Data, opts?: CreateOptions): Promise<Open<DocumentContent>>;
  /** A look at settings that are not saved, on a sample or on your own document; nothing is stored. */
  previewPdf(look?: LookData<Data>, opts?: CreateOptions): Promise<Blob>;
  /** Tells the next number without taking it. */
  nextNumber(params?: { date?: string } & CreateOptions): Promise<NextNumber>;
  /** Who did what and when, oldest first. */
  events(id: string, opts?: CallOptions): Promise<{ data: DocumentEvent[] }>;
  /** `language`: "de" or "de-AT"; "de,en" for labels in both. */
  renderPdf(id: string, params?: { language?: string } & CallOptions): Promise<Blob>;
  /** The same document as a page of its own; `await blob.text()` is its HTML. */
  renderHtml(id: string, params?: { language?: string } & CallOptions): Promise<Blob>;
  /** The electronic invoice of an issued document; estimates and delivery notes have none. */
  renderXml(id: string, params?: { format?: EInvoiceFormat } & CallOptions): Promise<Blob>;
  /** The public link of an issued document: the same each time, until it is ended. `null` takes an end away. */
  share(
    id: string,
    wishes?: ({ expires_in?: number | null } | { expires_at?: string | null }) & CreateOptions,
  ): Promise<ShareLink>;
  /** The link opens nothing from now on. */
  unshare(id: string, opts?: CallOptions): Promise<void>;
}

export interface ShareLink {
  url: string;
  shareable_id: string;
  /** Null is for ever. */
  expires_at: string | null;
}

export interface Estimates extends Documents<Estimate, EstimateData> {
  accept(id: string, wishes?: { note?: string } & CreateOptions): Promise<Estimate>;
  decline(id: string, wishes?: { note?: string } & CreateOptions): Promise<Estimate>;
  /** The document that follows, an invoice unless another `type` is named. */
  convert(
    id: string,
    wishes: ConvertData & { type: "advance_invoice" } & CreateOptions,
  ): Promise<AdvanceInvoice>;
  convert(id: string, wishes: ConvertData & { type: "delivery_note" } & CreateOptions): Promise<DeliveryNote>;
  convert(id: string, wishes?: ConvertData & { type?: "invoice" } & CreateOptions): Promise<Invoice>;
}

export interface DeliveryNotes extends Documents<DeliveryNote, DeliveryNoteData> {
  convert(id: string, wishes?: ConvertData & { type?: "invoice" } & CreateOptions): Promise<Invoice>;
}

/** `settings` are merged into the entity's for this look; without a `document` a sample is shown. */
export interface LookData<Data> {
  settings?: Record<string, unknown>;
  document?: Data;
  language?: string;
}

export type NextNumber = Open<{ type: DocumentType; number: string; date: string }>;

/** The data that create takes for each type. */
export interface DataOf {
  invoice: InvoiceData;
  estimate: EstimateData;
  credit_note: CreditNoteData;
  advance_invoice: AdvanceInvoiceData;
  delivery_note: DeliveryNoteData;
}

/** The same for a type that only the program knows, and many drafts at once. */
export interface AnyDocuments {
  preview<Type extends DocumentType>(type: Type, data: DataOf[Type], opts?: CreateOptions): Promise<Open<DocumentContent>>;
  previewPdf<Type extends DocumentType>(type: Type, look?: LookData<DataOf[Type]>, opts?: CreateOptions): Promise<Blob>;
  nextNumber(type: DocumentType, params?: { date?: string } & CreateOptions): Promise<NextNumber>;
  /** Up to 500 drafts of one type, in the order in which they shall get their numbers; ask `finalization` how it went. */
  finalizeMany(type: DocumentType, ids: string[], opts?: CreateOptions): Promise<Finalization>;
  finalization(id: string, opts?: CallOptions): Promise<Finalization>;
}

export interface Payments {
  create(data: PaymentData, opts?: CreateOptions): Promise<Payment & { document_id: string }>;
}

export type NumberingProof = Open<{
  count: number;
  first: string | null;
  last: string | null;
  gaps: unknown[];
}>;

export interface Numbering {
  proof(type: DocumentType, year: number | string, opts?: CallOptions): Promise<NumberingProof>;
}

export interface EInvoices {
  /** CII or UBL as a string, or a Blob whose `type` is application/xml, text/xml or application/pdf. Stores nothing. */
  parse(file: string | Blob, opts?: CreateOptions): Promise<ReceivedInvoice>;
}

export interface Usage {
  /** `month` is `YYYY-MM`; without `entity_id` the report is of the whole account. */
  get(params?: { month?: string; entity_id?: string }, opts?: CallOptions): Promise<Record<string, any>>;
}

export class Billhead {
  constructor(options: BillheadOptions);
  readonly entities: Entities;
  readonly entityUsers: EntityUsers;
  readonly entityApiKeys: EntityApiKeys;
  readonly customers: Catalogue<Customer, CustomerData>;
  readonly items: Catalogue<Item, ItemData>;
  readonly taxes: Catalogue<Tax, TaxData>;
  readonly invoices: Documents<Invoice, InvoiceData>;
  readonly estimates: Estimates;
  readonly creditNotes: Documents<CreditNote, CreditNoteData>;
  readonly advanceInvoices: Documents<AdvanceInvoice, AdvanceInvoiceData>;
  readonly deliveryNotes: DeliveryNotes;
  readonly documents: AnyDocuments;
  readonly payments: Payments;
  readonly eInvoices: EInvoices;
  /** Which tax would apply to a customer, without a document. */
  readonly transactionType: (data: TransactionQuestion, opts?: CreateOptions) => Promise<TransactionAnswer>;
  readonly numbering: Numbering;
  readonly usage: Usage;
}
