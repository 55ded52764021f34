/** Which tax would apply to a customer, asked without a document. */
export function makeTransactionType(send) {
  return async function transactionType(data, opts) {
    return send({ method: "POST", path: "/transaction-type", body: data, opts });
  };
}
