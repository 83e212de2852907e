import { useMemo, type ReactElement, type ReactNode } from "react";
import { readMarkdown, type Block, type Inline } from "@orrery/core/base/markdown";

/** A description, as elements of the page: never as HTML text. */
export function Markdown({ text }: { readonly text: string }): ReactElement {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return <div className="prose">{blocks.map(showBlock)}</div>;
}

function showBlock(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case "heading": {
      const Heading = block.level === 1 ? "h3" : block.level === 2 ? "h4" : "h5";
      return <Heading key={key}>{block.content.map(showInline)}</Heading>;
    }
    case "paragraph":
      return <p key={key}>{block.content.map(showInline)}</p>;
    case "list": {
      const List = block.isOrdered ? "ol" : "ul";
      return (
        <List key={key}>
          {block.items.map((item, index) => (
            <li key={index}>{item.map(showInline)}</li>
          ))}
        </List>
      );
    }
    case "quote":
      return <blockquote key={key}>{block.blocks.map(showBlock)}</blockquote>;
    case "code":
      return (
        <pre key={key} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case "table":
      return (
        <table key={key}>
          <thead>
            <tr>
              {block.head.map((cell, index) => (
                <th key={index} scope="col">
                  {cell.map(showInline)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell.map(showInline)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "rule":
      return <hr key={key} />;
  }
}

function showInline(part: Inline, key: number): ReactNode {
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return <code key={key}>{part.text}</code>;
    case "strong":
      return <strong key={key}>{part.content.map(showInline)}</strong>;
    case "emphasis":
      return <em key={key}>{part.content.map(showInline)}</em>;
    case "link":
      return (
        <a key={key} href={part.href} rel="noopener noreferrer" target="_blank">
          {part.content.map(showInline)}
        </a>
      );
  }
}
