/** The past of the models that are served: repositories, commits, old models, each asked for once where that will do. */
import { basename } from "node:path";
import { PastModels } from "./past-models.ts";
import { PastThread } from "./past-thread.ts";
import { type CommitPlan, commitOf, type NoRepository, type Repository, repositoryAround } from "./repository.ts";

/** Milliseconds for which a name of a revision means the same commit: a page asks ten things at once. */
const NAMES_LAST = 1500;

/** What of a workspace matters for its past. */
export interface WithPast {
  readonly path: string;
  readonly folder: string;
}

export class Past {
  readonly thread: PastThread = new PastThread();
  readonly models: PastModels = new PastModels(this.thread);
  private readonly repositories: Lately<Repository | NoRepository> = new Lately();
  private readonly commits: Lately<CommitPlan | undefined> = new Lately();

  repositoryOf({ path, folder }: WithPast): Promise<Repository | NoRepository> {
    const only = path === folder ? undefined : basename(path);
    return this.repositories.get(JSON.stringify([folder, only]), () => repositoryAround(folder, only));
  }

  /** The commit that a revision means, undefined where it means none. */
  commitOf(repository: Repository, name: string): Promise<CommitPlan | undefined> {
    const key = JSON.stringify([repository.folder, repository.only, name]);
    return this.commits.get(key, () => commitOf(repository, name));
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}

/** Answers that stay true for a moment. */
class Lately<Answer> {
  private readonly known: Map<string, { readonly answer: Promise<Answer>; readonly until: number }> = new Map();

  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const now = performance.now();
    const known = this.known.get(key);
    if (known !== undefined && known.until > now) return known.answer;
    for (const [old, { until }] of this.known) if (until <= now) this.known.delete(old);
    const answer = ask();
    this.known.set(key, { answer, until: now + NAMES_LAST });
    answer.catch(() => this.known.delete(key));
    return answer;
  }
}
