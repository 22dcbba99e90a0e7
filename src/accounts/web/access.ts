import { SetMetadata } from '@nestjs/common';

/** Who may use a route at all. What they may do with one case is decided where the case is loaded. */
export type Access = 'public' | 'signed-in' | 'staff' | 'admin';

export const accessKey = 'accounts:access';

const access = (level: Access) => SetMetadata(accessKey, level);

/** Anybody. On a class it holds for every route of it; one on a method goes before it. */
export const Public = () => access('public');
/** Anybody who is signed in. */
export const SignedIn = () => access('signed-in');
/** Staff and admins. */
export const StaffOnly = () => access('staff');
export const AdminOnly = () => access('admin');
