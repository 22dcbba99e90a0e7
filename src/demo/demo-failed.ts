/** Something the demo expected of the service did not come. Its message is for whoever ran the demo. */
export class DemoFailed extends Error {
  override readonly name = 'DemoFailed';
}
