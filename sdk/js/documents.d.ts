/** Types of documents: what is sent, and what comes back. Amounts are in the document's currency, not in cents. */
import type { Address, CustomerData, Fault, ListParams, Metadata, Nullable, Open, Stored } from "./index.js";

export type DocumentType = "invoice" | "estimate" | "credit_note" | "advance_invoice" | "delivery_note";

export type TransactionType = "domestic" | "intra_eu_b2b" | "intra_eu_b2c" | "3w_b2b" | "3w_b2c" | "export";

/** What is sold, as the place of supply depends on it. */
export type Supply = "product" | "service" | "electronic_service";

export type CalculationMode = "b2b_standard" | "b2c_gross_discount";

/** Categories of EN 16931. */
export type TaxCategory = "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";

// What is sent

/** Exactly one of `rate`, `tax_id` and `classification`; or `reverse_charge`, the seller's choice at home. */
export interface LineTax {
  rate?: number;
  name?: string;
  tax_id?: string;
  classification?: "standard" | "reduced" | "super_reduced" | "parking" | "zero" | "exempt";
  reverse_charge?: boolean;
  exemption_reason?: string;
  /** A VATEX code. */
  exemption_reason_code?: string;
}

export interface Discount {
  value: number;
  /** Default: percent. */
  type?: "percent" | "amount";
}

/** A name and a price, or an `item_id` that has them; a line of a delivery note needs no price. */
export interface LineData {
  type?: "item";
  name?: string;
  description?: string | null;
  classification?: Supply;
  /** Default: 1. */
  quantity?: number;
  unit?: string | null;
  /** Net. */
  price?: number;
  gross_price?: number;
  taxes?: LineTax[];
  /** Up to 5. */
  discounts?: Discount[];
  item_id?: string;
  save_item?: boolean;
  metadata?: Metadata;
}

export interface Heading {
  type: "separator";
  name: string;
}

/** What documents of every type accept. What is omitted comes from the entity; an empty text means none. */
export interface DocumentData {
  items: (LineData | Heading)[];
  is_draft?: boolean;
  /** `YYYY-MM-DD`, as every calendar date. */
  date?: string;
  date_service?: string | null;
  date_service_to?: string | null;
  customer_id?: string;
  customer?: CustomerData & { save_customer?: boolean };
  /** Where goods go, if not to the customer's address. */
  delivery?: Address & { name?: string };
  currency_code?: string;
  /** One unit of `currency_code` is so many of the issuer's own currency. */
  exchange_rate?: number;
  reference?: string | null;
  buyer_reference?: string | null;
  note?: string;
  payment_terms?: string;
  tax_clause?: string;
  header?: string;
  footer?: string;
  signature?: string;
  language?: string;
  calculation_mode?: CalculationMode;
  /** Ids of issued documents of any type. */
  linked_documents?: string[];
  /** The estimate or delivery note that this document follows from. */
  converted_from?: string;
  /** Your own total: a few minor units of difference become `rounding_correction`, more is an error. */
  expected_total_with_tax?: number;
  metadata?: Metadata;
}

export type PaymentType = "cash" | "bank_transfer" | "card" | "check" | "paypal" | "coupon" | "other";

/** Without an amount it is all that is due; without a date it is today's. */
export interface PaymentRow {
  type: PaymentType;
  amount?: number;
  date?: string;
  note?: string;
}

export interface PaymentData extends PaymentRow {
  /** An invoice's or an advance invoice's id. */
  document_id: string;
  allow_overpayment?: boolean;
}

export interface AdvanceInvoiceData extends DocumentData {
  date_due?: string;
  /** What the payer quotes; left out, it is made of the number. RF, QR, SI and HR references are checked. */
  payment_reference?: string | null;
  /** Received already. */
  payments?: PaymentRow[];
}

export interface InvoiceData extends AdvanceInvoiceData {
  /** Ids of advance invoices to deduct, with their tax. */
  advance_invoices?: string[];
}

export interface EstimateData extends DocumentData {
  valid_until?: string;
  pro_forma?: boolean;
}

export interface DeliveryNoteData extends DocumentData {
  hide_prices?: boolean;
}

/** A line by its position from 0: some quantity, an amount in its prices, or all that is left of it. */
export interface CreditedLine {
  line: number;
  quantity?: number;
  amount?: number;
}

interface CreditData {
  credit_reason?: string;
}

/** Of an invoice: all that is left, some lines, or an amount with tax. Parties and currency are the invoice's. */
type CreditOfInvoice = CreditData &
  Omit<
    DocumentData,
    "items" | "currency_code" | "exchange_rate" | "calculation_mode" | "customer" | "customer_id" | "delivery"
  > & {
    credited_invoice_id: string;
    credited_lines?: CreditedLine[];
    amount_with_tax?: number;
    items?: never;
  };

/** Without an invoice of this entity: lines of its own, and what is credited as `reference`. */
type CreditAlone = CreditData &
  DocumentData & { credited_invoice_id?: never; credited_lines?: never; amount_with_tax?: never };

export type CreditNoteData = CreditOfInvoice | CreditAlone;

export interface ConvertData {
  /** Default: invoice. From a delivery note only that follows. */
  type?: "invoice" | "advance_invoice" | "delivery_note";
  is_draft?: boolean;
  date?: string;
  date_due?: string;
  date_service?: string;
  metadata?: Metadata;
}

export interface TransactionQuestion {
  date?: string;
  customer_id?: string;
  customer?: Nullable<CustomerData>;
  delivery?: Address & { name?: string };
  /** What the document in mind would sell, line by line. */
  classifications?: Supply[];
}

// What comes back

interface TaxFacts {
  rate: number;
  category: TaxCategory;
  reverse_charge?: boolean;
  exemption_reason?: string;
  exemption_reason_code?: string;
  /** Whose tax it is, where it is not the issuer's (OSS). */
  country_code?: string;
}

/** A row of the tax summary. */
export interface TaxSum extends TaxFacts {
  /** Only where there is no value added tax. */
  name?: string;
  base: number;
  amount: number;
  base_converted?: number;
  amount_converted?: number;
}

export interface Totals {
  /** Net. */
  total: number;
  total_discount: number;
  total_tax: number;
  total_with_tax: number;
  taxes: TaxSum[];
  /** The document was computed from gross prices. */
  prices_include_tax?: boolean;
}

export interface Line {
  /** `advance`: an advance invoice that is deducted. */
  type: "item" | "advance";
  name: string;
  description?: string;
  classification?: Supply;
  quantity: number;
  unit?: string;
  price?: number;
  gross_price?: number;
  discounts?: { value: number; type: "percent" | "amount"; amount: number }[];
  taxes: (TaxFacts & { name?: string; tax_id?: string })[];
  item_id?: string;
  sub_total: number;
  total_discount: number;
  /** Net. */
  total: number;
  total_with_tax: number;
  metadata?: Metadata;
  /** Of a deducted advance invoice: which, and how much of its base and its tax. */
  advance_invoice?: { id: string; number: string; date: string; base: number; tax: number };
  /** Of a credit note: the position in the invoice's items, and what was taken of it. */
  credited_line?: number;
  credited_quantity?: number;
  credited_amount?: number;
}

/** Which rules decided, on what, in words. It can be replayed; a credit note keeps its invoice's. */
export interface TaxDecision {
  engine_version: string;
  transaction_type: TransactionType;
  rules: {
    id: string;
    version: string;
    summary: string;
    law: string;
    supply: Supply;
    /** Positions in `items`. */
    lines: number[];
    category?: TaxCategory;
    exemption_reason_code?: string;
    /** The territory whose rates hold. */
    rates?: string;
  }[];
  inputs: Record<string, any>;
  evidence: string[];
  warnings?: { code: string; detail: string }[];
  kept_from?: string;
}

export interface TransactionAnswer {
  transaction_type: TransactionType;
  reverse_charge_applies: boolean;
  /** Null where nobody knows. */
  vat_number_valid: boolean | null;
  warning: string | null;
  decision: TaxDecision;
}

export type RelationName =
  | "credits"
  | "credited_by"
  | "deducts"
  | "deducted_in"
  | "converted_from"
  | "converted_into"
  | "refers_to"
  | "referred_to_by";

export interface Relation {
  relation: RelationName;
  type: DocumentType;
  id: string;
  number?: string;
}

export interface Payment {
  id: string;
  type: PaymentType;
  amount: number;
  date: string;
  note?: string;
}

/** What a document says. Once it is issued this never changes. */
export interface DocumentContent extends Totals {
  type: DocumentType;
  date: string;
  date_service?: string;
  date_service_to?: string;
  language: string;
  timezone: string;
  currency_code: string;
  calculation_mode: CalculationMode;
  transaction_type: TransactionType;
  tax_decision: TaxDecision;
  /** As they were when it was issued. */
  issuer: Record<string, any>;
  customer?: Record<string, any>;
  delivery?: Address & { name?: string };
  items: (Line | Heading)[];
  rounding_correction?: number;
  exchange_rate?: number;
  exchange_rate_date?: string;
  exchange_rate_source?: string;
  converted_currency_code?: string;
  total_converted?: number;
  total_tax_converted?: number;
  total_with_tax_converted?: number;
  reference?: string;
  buyer_reference?: string;
  /** What the payer quotes; null until there is a number to make it of. */
  payment_reference?: string | null;
  payment_reference_kind?: "RF" | "QRR" | "SI" | "HR" | "free";
  note?: string;
  payment_terms?: string;
  tax_clause?: string;
  header?: string;
  footer?: string;
  signature?: string;
  branding: Record<string, any>;
  /** The electronic invoices that the entity wanted when it was issued. */
  e_invoicing?: string[];
  /** What the law would like to see, or what a draft must still get. */
  warnings?: Fault[];
}

/** The type of a document, its content, and what stands beside that and may change. */
type Shown<Type extends DocumentType, Status extends string, Own = {}> = Open<
  Stored &
    DocumentContent &
    Own & {
      type: Type;
      /** Null while it is a draft. */
      number: string | null;
      status: Status;
      total_paid: number;
      total_credited: number;
      total_due: number;
      payments: Payment[];
      /** Both sides: the documents that this one names, then those that name it. */
      relations: Relation[];
      issued_at: string | null;
      voided_at: string | null;
      void_reason: string | null;
      /** Of its public link, while there is one; it opens nothing. */
      shareable_id: string | null;
      /** When somebody first opened the public link. */
      viewed_at: string | null;
      pdf: { sha256: string; bytes: number } | null;
      /** Its link in the hash chain of its series. */
      chain: { position: number; previous: string; hash: string } | null;
      version: number;
    }
>;

type Ready = "draft" | "issued" | "voided";
export type InvoiceStatus = Ready | "partially_paid" | "paid" | "overdue";
export type EstimateStatus = Ready | "accepted" | "declined" | "expired";
export type CreditNoteStatus = Ready | "partially_paid" | "paid";
export type DeliveryNoteStatus = Ready;

export type Invoice = Shown<"invoice", InvoiceStatus, { date_due: string }>;
export type AdvanceInvoice = Shown<"advance_invoice", InvoiceStatus, { date_due: string }>;
export type Estimate = Shown<
  "estimate",
  EstimateStatus,
  { valid_until?: string; pro_forma?: boolean; accepted_at?: string; declined_at?: string; answer_note?: string }
>;
export type DeliveryNote = Shown<"delivery_note", DeliveryNoteStatus, { hide_prices?: boolean }>;
export type CreditNote = Shown<
  "credit_note",
  CreditNoteStatus,
  { credited_invoice?: { id: string; number: string; date: string }; credit_reason?: string }
>;

/** A row of a list. With `include: "items"` a list has the documents themselves instead. */
export interface DocumentSummary<Status extends string = string> {
  id: string;
  number: string | null;
  status: Status;
  date: string;
  date_due?: string | null;
  /** Of estimates, in place of `date_due`. */
  valid_until?: string | null;
  currency_code: string;
  customer_id: string | null;
  customer_name: string | null;
  reference: string | null;
  total: number;
  total_with_tax: number;
  total_paid: number;
  total_due: number;
  created_at: string;
  updated_at: string;
  voided_at: string | null;
  version: number;
}

export interface DocumentListParams<Status extends string = string> extends ListParams {
  status?: Status;
  customer_id?: string;
}

/** What happened to a document: `invoice.issued`, `invoice.credited`, … */
export interface DocumentEvent {
  id: string;
  type: string;
  at: string;
  actor: string;
  data: Record<string, any>;
}

/** Many drafts on their way to their numbers. */
export interface Finalization {
  id: string;
  type: DocumentType;
  status: "queued" | "running" | "done";
  total: number;
  /** How many have got their number. */
  done: number;
  documents: { id: string; number: string }[];
  failed: { id: string; code: string; detail: string; errors?: Fault[] }[];
  created_at: string;
  updated_at: string;
}

/** What is amiss in a received invoice that could be read all the same. */
export interface ReceivedWarning {
  code: string;
  detail: string;
  /** Where in `document` (RFC 6901). */
  pointer?: string;
  /** Where in the XML. */
  element?: string;
  /** The rule of EN 16931 that does not hold, e.g. "BR-CO-10". */
  rule?: string;
}

/** A received electronic invoice. What it does not say is not there; docs/e-invoices-received.md names every field. */
export interface ReceivedInvoice {
  container: { type: "xml" } | { type: "pdf"; filename: string; other_files: string[] };
  syntax: "cii" | "ubl";
  profile: { name?: string; specification?: string; process?: string };
  document: { type: "invoice" | "credit_note" | "advance_invoice"; [field: string]: any };
  warnings: ReceivedWarning[];
}
