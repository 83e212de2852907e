/** The files of the model, and how well each reads. */
import type { ReactElement } from "react";
import type { WorkspaceAnswer } from "@orrery/core/answers/answers";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { severities, SeverityCount } from "../../parts/severity.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { homeTexts } from "./home-texts.ts";

export function Files({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement {
  const { number } = useSpeech();
  const text = useTexts(homeTexts);
  return (
    <section className="card" aria-labelledby="files-title">
      <h2 id="files-title">{text("home.files")}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text("home.file")}</th>
            <th scope="col" className="is-number">
              {text("home.elements")}
            </th>
            <th scope="col">{text("home.findings")}</th>
          </tr>
        </thead>
        <tbody>
          {answer.files.slice(0, mostFiles).map((file) => {
            const worst = severities.find((severity) => file.diagnostics[severity] > 0);
            return (
              <tr key={file.uri}>
                <td>
                  <Link className="file-link" to={{ workspace: answer.id, page: { kind: "source", uri: file.uri } }}>
                    {file.uri}
                  </Link>
                </td>
                <td className="is-number">{number(file.elements)}</td>
                <td>
                  {worst === undefined ? (
                    <span className="severity severity-good">
                      <Icon name="check" />
                      <span className="visually-hidden">{text("home.understood")}</span>
                    </span>
                  ) : (
                    <SeverityCount severity={worst} count={file.diagnostics[worst]} />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const mostFiles = 40;
