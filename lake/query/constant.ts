import { evaluateSync, type ExprNode } from "groq-js";

/** The value of an expression that says the same for every document, such as a parameter; undefined for any other. */
export function constant(node: ExprNode): { value: unknown } | undefined {
  return isConstant(node) ? { value: evaluateSync(node).data } : undefined;
}

function isConstant(node: ExprNode): boolean {
  switch (node.type) {
    case "Value":
      return true;
    case "Group":
    case "Neg":
    case "Pos":
      return isConstant(node.base);
    case "OpCall":
      return node.op === "+" && isConstant(node.left) && isConstant(node.right);
    case "Array":
      return node.elements.every((element) => isConstant(element.value));
    default:
      return false;
  }
}
