/* In the place of the package of this name: the editor completes nothing, the Markdown package only mentions it. */
export class CompletionContext {}
