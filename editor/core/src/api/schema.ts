// Made from the studio's OpenAPI by editor/core/build/api.mjs.
export interface paths {
    readonly "/api/v1/assets/{asset_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get Asset
         * @description An asset with all that is known of it.
         */
        readonly get: operations["getAsset"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Trash Asset
         * @description Moves an asset to the trash.
         */
        readonly delete: operations["trashAsset"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change Asset
         * @description Renames, describes, tags, moves an asset, or makes it a favourite.
         */
        readonly patch: operations["changeAsset"];
        readonly trace?: never;
    };
    readonly "/api/v1/assets/{asset_id}/links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get Links
         * @description Fresh addresses of an asset's bytes, good for two hours.
         */
        readonly get: operations["getAssetLinks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/assets/{asset_id}/purge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Purge Asset
         * @description Deletes an asset that lies in the trash for ever.
         */
        readonly post: operations["purgeAsset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/assets/{asset_id}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Restore Asset
         * @description Takes an asset out of the trash.
         */
        readonly post: operations["restoreAsset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/assets/{asset_id}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Retry Asset
         * @description Tries again with a file that was refused for a reason which may have passed (`error.temporary`).
         */
        readonly post: operations["retryAsset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/assets/{asset_id}/uses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Asset Uses
         * @description The projects and templates that show an asset.
         */
        readonly get: operations["assetUses"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/assets/{asset_id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Versions
         * @description The earlier versions of an asset, newest first.
         */
        readonly get: operations["listAssetVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/export-presets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The presets
         * @description All ways to export, in the order in which they are offered.
         */
        readonly get: operations["studio_rendering_endpoints_list_presets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/exports/{job_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One export
         * @description How far it is, or how it ended.
         */
        readonly get: operations["studio_rendering_endpoints_export"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove from the list
         * @description Cancels it first where needed; its file stays in the library.
         */
        readonly delete: operations["studio_rendering_endpoints_delete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/exports/{job_id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel
         * @description Ends it for good; its room is free again.
         */
        readonly post: operations["studio_rendering_endpoints_cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/exports/{job_id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pause
         * @description Stops work on it; what is finished is kept.
         */
        readonly post: operations["studio_rendering_endpoints_pause"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/exports/{job_id}/priority": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the priority
         * @description Among the exports of the same person.
         */
        readonly post: operations["studio_rendering_endpoints_prioritise"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/exports/{job_id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Resume
         * @description Goes on with what was paused.
         */
        readonly post: operations["studio_rendering_endpoints_resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/exports/{job_id}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Try again
         * @description Tries what failed or was cancelled again, with all that is finished.
         */
        readonly post: operations["studio_rendering_endpoints_retry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/folders/{folder_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete Folder
         * @description Deletes an empty folder, or one whose contents move up.
         */
        readonly delete: operations["deleteFolder"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change Folder
         * @description Renames a folder, or moves it.
         */
        readonly patch: operations["changeFolder"];
        readonly trace?: never;
    };
    readonly "/api/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who is asking
         * @description The person behind the session or the token, their workspaces and roles.
         */
        readonly get: operations["studio_accounts_endpoints_me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change one's profile
         * @description Only in the browser: tokens do not manage accounts.
         */
        readonly patch: operations["studio_accounts_endpoints_change_me"];
        readonly trace?: never;
    };
    readonly "/api/v1/narrations/{narration_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Narration
         * @description How far a text is spoken.
         */
        readonly get: operations["studio_assistant_endpoints_narration"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Cancel Narration
         * @description Ends a speech that is not over. One that is over stays as it is.
         */
        readonly delete: operations["studio_assistant_endpoints_cancel_narration"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/package-downloads/{link}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download a package
         * @description By a link that is good for a quarter of an hour.
         */
        readonly get: operations["studio_projects_endpoints_download_package"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/packages/{package_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How a package stands
         * @description Only for the person who ordered it.
         */
        readonly get: operations["studio_projects_endpoints_get_package"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A project with its document
         * @description The newest version, or an earlier one; its number is the ETag.
         */
        readonly get: operations["studio_projects_endpoints_get_project"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a trashed project for good
         * @description With its history. 409 when it is not in the trash.
         */
        readonly delete: operations["studio_projects_endpoints_purge"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Rename a project, or put it in a folder
         * @description With If-Match only if nobody has changed it since.
         */
        readonly patch: operations["studio_projects_endpoints_patch_project"];
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/clips": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A short clip
         * @description A small clip of at most 10 s; `preview.ready` tells when it is there.
         */
        readonly post: operations["studio_rendering_endpoints_make_clip"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/commits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The commits since a version
         * @description Oldest first; ask again from the last one's seq while there are more.
         */
        readonly get: operations["studio_projects_endpoints_commits_since"];
        readonly put?: never;
        /**
         * Change a project
         * @description Applies operations, all or none. Sending the same client_id again does nothing and answers the first commit.
         *
         *     `base_version` says what the client had seen: edits by others in between stay, unless both set the same. With
         *     If-Match any edit in between refuses (409).
         */
        readonly post: operations["studio_projects_endpoints_commit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/compare": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What differs between two versions
         * @description Records that came, changed and went, and the commits in between.
         */
        readonly get: operations["studio_projects_endpoints_compare"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/duplicate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Copy a project
         * @description Into the same workspace.
         */
        readonly post: operations["studio_projects_endpoints_duplicate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/exports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A project's exports
         * @description Those under way first, then the newest.
         */
        readonly get: operations["studio_rendering_endpoints_project_exports"];
        readonly put?: never;
        /**
         * Order exports
         * @description One file for each preset, from the project as it is now; later edits do not disturb them.
         */
        readonly post: operations["studio_rendering_endpoints_start_export"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/exports/estimate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * An estimate
         * @description Frames, size and time of an export that is not ordered yet.
         */
        readonly get: operations["studio_rendering_endpoints_estimate"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who changed what, newest first
         * @description Labels and authors, without the operations.
         */
        readonly get: operations["studio_projects_endpoints_get_history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move a project to another workspace
         * @description The assets it shows are shared into that workspace's library.
         */
        readonly post: operations["studio_projects_endpoints_move"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/narrations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Narrate
         * @description Speaks a text into the project: an audio record with its words' times, committed as any other change.
         */
        readonly post: operations["studio_assistant_endpoints_narrate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/narrations/{clip_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Respeak
         * @description Makes a spoken clip say something else, or say it otherwise; what follows in its scene moves with it.
         */
        readonly patch: operations["studio_assistant_endpoints_respeak"];
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/packages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Order a package of a project
         * @description A worker writes it; ask `/packages/{package_id}` for its address.
         */
        readonly post: operations["studio_projects_endpoints_export_package"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Go back to a version
         * @description By a new commit, so nothing is lost.
         */
        readonly post: operations["studio_projects_endpoints_restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/revert": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take back one commit
         * @description By a new commit; refused when later ones stand in its way.
         */
        readonly post: operations["studio_projects_endpoints_revert"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/templates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a template of a project
         * @description With the fields that people will fill in.
         */
        readonly post: operations["studio_projects_endpoints_make_template"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/trash": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put a project in the trash
         * @description From where it can be taken back.
         */
        readonly post: operations["studio_projects_endpoints_trash"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/untrash": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a project out of the trash
         * @description As it was.
         */
        readonly post: operations["studio_projects_endpoints_untrash"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{project_id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Named versions
         * @description Newest first.
         */
        readonly get: operations["studio_projects_endpoints_list_versions"];
        readonly put?: never;
        /**
         * Name a version
         * @description The newest, or an earlier one.
         */
        readonly post: operations["studio_projects_endpoints_name_version"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/storyboard-choices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Choices
         * @description The styles, moods and formats that a storyboard can be told in.
         */
        readonly get: operations["studio_assistant_endpoints_choices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/storyboards/{storyboard_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Storyboard
         * @description How far a storyboard is.
         */
        readonly get: operations["studio_assistant_endpoints_storyboard"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Cancel Storyboard
         * @description Ends a storyboard that is not over. One that is over stays as it is.
         */
        readonly delete: operations["studio_assistant_endpoints_cancel_storyboard"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/style-stills/{stills_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Stills
         * @description The stills that are drawn so far.
         */
        readonly get: operations["studio_assistant_endpoints_stills"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/templates/{template_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A template
         * @description With its fields.
         */
        readonly get: operations["studio_projects_endpoints_get_template"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove a workspace's template
         * @description What was made from it stays.
         */
        readonly delete: operations["studio_projects_endpoints_remove_template"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One's API tokens
         * @description Without their secrets.
         */
        readonly get: operations["studio_accounts_endpoints_tokens"];
        readonly put?: never;
        /**
         * Make an API token
         * @description Only in the browser. The secret is shown once.
         */
        readonly post: operations["studio_accounts_endpoints_make_token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tokens/{token_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete an API token
         * @description It ends at once.
         */
        readonly delete: operations["studio_accounts_endpoints_delete_token"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One's workspaces
         * @description Those that the person, or the token, reaches; by name.
         */
        readonly get: operations["studio_accounts_endpoints_workspaces"];
        readonly put?: never;
        /**
         * Make a workspace
         * @description The person becomes its owner.
         */
        readonly post: operations["studio_accounts_endpoints_create_workspace"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One workspace
         * @description Its name, the asker's role, its room.
         */
        readonly get: operations["studio_accounts_endpoints_workspace"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a workspace
         * @description With everything in it. Only owners, only in the browser, only with its name as confirmation.
         */
        readonly delete: operations["studio_accounts_endpoints_delete_workspace"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Rename a workspace
         * @description For administrators.
         */
        readonly patch: operations["studio_accounts_endpoints_rename_workspace"];
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/assets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Search Assets
         * @description The assets that meet a search, one page of them.
         */
        readonly get: operations["searchAssets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/assets/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change Assets
         * @description Edits, trashes or restores many assets at once: all of them, or none.
         */
        readonly post: operations["changeAssets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/assets/facets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count Assets
         * @description How many assets each value of each filter has under the other filters.
         */
        readonly get: operations["countAssets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/assets/freed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Freed By Assets
         * @description What deleting these assets for ever would give back.
         */
        readonly get: operations["freedByAssets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/assets/states": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List States
         * @description How far up to 200 assets are; ids that are not of this workspace are left out.
         */
        readonly get: operations["listAssetStates"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What was done
         * @description Newest first; `verb` is a whole verb or its beginning (`member.`).
         */
        readonly get: operations["studio_accounts_endpoints_audit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/exports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A workspace's exports
         * @description Those under way first, then the newest.
         */
        readonly get: operations["studio_rendering_endpoints_workspace_exports"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/folders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Folders
         * @description All folders, each after the one it lies in.
         */
        readonly get: operations["listFolders"];
        readonly put?: never;
        /**
         * Create Folder
         * @description Makes a folder.
         */
        readonly post: operations["createFolder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Open invitations
         * @description Newest first. Their links were shown when they were made.
         */
        readonly get: operations["studio_accounts_endpoints_invitations"];
        readonly put?: never;
        /**
         * Invite
         * @description Opens an invitation; with an address it is sent there, too.
         */
        readonly post: operations["studio_accounts_endpoints_invite"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/invitations/{invitation_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke an invitation
         * @description Its link is dead at once.
         */
        readonly delete: operations["studio_accounts_endpoints_revoke_invitation"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Leave a workspace
         * @description Ends one's own membership, only in the browser.
         */
        readonly post: operations["studio_accounts_endpoints_leave"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who belongs to it
         * @description By name.
         */
        readonly get: operations["studio_accounts_endpoints_members"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/members/{user_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Take somebody out
         * @description What they made stays.
         */
        readonly delete: operations["studio_accounts_endpoints_remove_member"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Give another role
         * @description For administrators; only owners make owners, and one owner always stays.
         */
        readonly patch: operations["studio_accounts_endpoints_change_role"];
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/packages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a project from a package
         * @description The package must lie in the library; a worker does the rest.
         */
        readonly post: operations["studio_projects_endpoints_import_package"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/projects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The projects of a workspace
         * @description Newest change first, a page at a time; `search` matches words of titles, accents ignored.
         */
        readonly get: operations["studio_projects_endpoints_list_projects"];
        readonly put?: never;
        /**
         * Make a project
         * @description Blank in a shape and rate, or holding a document's records.
         */
        readonly post: operations["studio_projects_endpoints_create_project"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/storyboards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make Storyboard
         * @description Makes a project of a script. What is wrong with the script is said at once, with its line.
         */
        readonly post: operations["studio_assistant_endpoints_make_storyboard"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/style-stills": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Order Stills
         * @description Stills of the script's first scene in every style; the same script again gets the same ones at once.
         */
        readonly post: operations["studio_assistant_endpoints_order_stills"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/tags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Tags
         * @description The tags of a workspace with how many assets have them.
         */
        readonly get: operations["listTags"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/tags/delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Delete Tag
         * @description Takes a tag off every asset.
         */
        readonly post: operations["deleteTag"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/tags/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Merge Tags
         * @description Renames a tag, or makes several one.
         */
        readonly post: operations["mergeTags"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/templates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Templates
         * @description The studio's and the workspace's own, with their fields.
         */
        readonly get: operations["studio_projects_endpoints_list_templates"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/templates/{template_id}/projects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a project from a template
         * @description 422 names every field that does not fit in `data.fields`.
         */
        readonly post: operations["studio_projects_endpoints_use_template"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Hand a workspace over
         * @description Another member becomes the owner; the one who asks stays as an administrator.
         */
        readonly post: operations["studio_accounts_endpoints_transfer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get Usage
         * @description What takes the workspace's room.
         */
        readonly get: operations["getUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/voices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Voices
         * @description The voices that can be chosen, those that cannot with what to do, and the kinds of voices there could be.
         */
        readonly get: operations["studio_assistant_endpoints_list_voices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/workspaces/{workspace_id}/voices/{voice_id}/sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sample Voice
         * @description A short clip of the voice: its address when it is made, else it is made now and `voice.sampled` tells.
         */
        readonly post: operations["studio_assistant_endpoints_sample_voice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AssetCardOut
         * @description An asset as lists show it. Marks are [start, stop) in characters.
         * @example {
         *       "duration": 2880000,
         *       "favourite": false,
         *       "id": "b0Yx3mQ9LkTz7aWe",
         *       "kind": "video",
         *       "name": "Calle de noche.mp4",
         *       "name_marks": [
         *         [
         *           0,
         *           5
         *         ]
         *       ],
         *       "snippet": {
         *         "after": false,
         *         "before": true,
         *         "field": "transcript",
         *         "marks": [
         *           [
         *             3,
         *             8
         *           ]
         *         ],
         *         "text": "la calle estaba vacía"
         *       },
         *       "tags": [
         *         {
         *           "marks": [],
         *           "name": "exterior"
         *         }
         *       ],
         *       "uses": 2,
         *       "workspace_id": "w5Hn2pRt8cVd1sKj"
         *     }
         */
        readonly AssetCardOut: {
            /** Category */
            readonly category: string;
            /**
             * Changed
             * Format: date-time
             */
            readonly changed: string;
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /**
             * Duration
             * @description Ticks; 240 000 a second.
             */
            readonly duration: number;
            /** Error */
            readonly error: {
                readonly [key: string]: unknown;
            } | null;
            /** Extension */
            readonly extension: string;
            /**
             * Favourite
             * @description Of the one who asks.
             */
            readonly favourite: boolean;
            /** Filmstrip */
            readonly filmstrip: string;
            /** Folder Id */
            readonly folder_id: string | null;
            /** Has Sound */
            readonly has_sound: boolean;
            /** Height */
            readonly height: number;
            /** Id */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** Name Marks */
            readonly name_marks: readonly components["schemas"]["Range"][];
            /** Notes */
            readonly notes: string;
            /** Owner Id */
            readonly owner_id: string | null;
            /** Owner Name */
            readonly owner_name: string;
            /** Peaks */
            readonly peaks: string;
            /** Proxy */
            readonly proxy: string;
            /** Sha256 */
            readonly sha256: string;
            /** Shape */
            readonly shape: string;
            /**
             * Size
             * @description Bytes.
             */
            readonly size: number;
            readonly snippet: components["schemas"]["SnippetOut"] | null;
            /** State */
            readonly state: string;
            /** Tags */
            readonly tags: readonly components["schemas"]["TagOut"][];
            /** Thumbnail */
            readonly thumbnail: string;
            /** Trashed At */
            readonly trashed_at: string | null;
            /**
             * Uses
             * @description How many projects and templates show it.
             */
            readonly uses: number;
            /** Version */
            readonly version: number;
            /** Width */
            readonly width: number;
            /** Workspace Id */
            readonly workspace_id: string;
        };
        /**
         * AssetFilter
         * @description What to look for. Every filter narrows; of several values of one filter any will do (tags: see tags_mode).
         */
        readonly AssetFilter: {
            /** Category */
            readonly category?: readonly string[];
            /** Created From */
            readonly created_from?: string | null;
            /**
             * Created Until
             * @description Exclusive.
             */
            readonly created_until?: string | null;
            /**
             * Deep
             * @default true
             */
            readonly deep: boolean;
            /** Favourite */
            readonly favourite?: boolean | null;
            /** @description A folder with all inside it; empty for the top. */
            readonly folder?: components["schemas"]["Text"] | null;
            /** Kind */
            readonly kind?: readonly ("video" | "audio" | "image" | "font" | "lut" | "subtitles" | "package" | "pictures" | "svg")[];
            /**
             * Max Duration
             * @description Ticks, exclusive.
             */
            readonly max_duration?: number | null;
            /**
             * Min Duration
             * @description Ticks, inclusive.
             */
            readonly min_duration?: number | null;
            /**
             * Q
             * @description Words, "phrases", and -words to leave out.
             * @default
             * @example calle
             */
            readonly q: string;
            /** Shape */
            readonly shape?: readonly ("landscape" | "portrait" | "square")[];
            /** State */
            readonly state?: readonly ("waiting" | "ready" | "refused")[];
            /** Tag */
            readonly tag?: readonly string[];
            /**
             * Tags Mode
             * @default all
             * @enum {string}
             */
            readonly tags_mode: "all" | "any";
            /**
             * Trashed
             * @default false
             */
            readonly trashed: boolean;
            /**
             * Uploader
             * @description User ids; empty for what the studio made.
             */
            readonly uploader?: readonly string[];
            /** Used */
            readonly used?: boolean | null;
        };
        /**
         * AssetIds
         * @description Some assets.
         */
        readonly AssetIds: {
            /** Asset Id */
            readonly asset_id: readonly string[];
        };
        /**
         * AssetOut
         * @description An asset with all that is known of it. `links` are signed addresses, good for two hours.
         */
        readonly AssetOut: {
            /** Category */
            readonly category: string;
            /**
             * Changed
             * Format: date-time
             */
            readonly changed: string;
            /** Codec */
            readonly codec: string;
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Duration */
            readonly duration: number;
            /** Error */
            readonly error: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /** Extension */
            readonly extension: string;
            /** Folder Id */
            readonly folder_id: string | null;
            /** Has Alpha */
            readonly has_alpha: boolean;
            /** Has Sound */
            readonly has_sound: boolean;
            /** Height */
            readonly height: number;
            /** Id */
            readonly id: string;
            /** Info */
            readonly info: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            };
            /** Kind */
            readonly kind: string;
            /** Links */
            readonly links: {
                readonly [key: string]: string;
            };
            /** Loudness */
            readonly loudness: number | null;
            /** Mime */
            readonly mime: string;
            /** Name */
            readonly name: string;
            /** Notes */
            readonly notes: string;
            /** Origin */
            readonly origin: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            };
            /** Owner Id */
            readonly owner_id: string | null;
            /** Rate */
            readonly rate: readonly [
                number,
                number
            ] | null;
            /** Sha256 */
            readonly sha256: string;
            /** Share */
            readonly share: number;
            /** Size */
            readonly size: number;
            /** State */
            readonly state: string;
            /** Step */
            readonly step: string;
            /** Tags */
            readonly tags: readonly string[];
            /** Trashed At */
            readonly trashed_at: string | null;
            /** True Peak */
            readonly true_peak: number | null;
            /** Version */
            readonly version: number;
            /** Width */
            readonly width: number;
            /** Workspace Id */
            readonly workspace_id: string;
        };
        /**
         * AssetPatch
         * @description What to change of an asset; what is left out stays.
         * @example {
         *       "add_tags": [
         *         "noche"
         *       ],
         *       "favourite": true,
         *       "name": "Calle.mp4"
         *     }
         */
        readonly AssetPatch: {
            /** Add Tags */
            readonly add_tags?: readonly components["schemas"]["Text"][];
            /** Category */
            readonly category?: string | null;
            /** Favourite */
            readonly favourite?: boolean | null;
            /**
             * Folder Id
             * @description Empty for the top.
             */
            readonly folder_id?: components["schemas"]["Id"] | "" | null;
            /** Name */
            readonly name?: string | null;
            /** Notes */
            readonly notes?: string | null;
            /** Remove Tags */
            readonly remove_tags?: readonly components["schemas"]["Text"][];
        };
        /**
         * AssetSearch
         * @description A filter, an order, and which page.
         */
        readonly AssetSearch: {
            /** Category */
            readonly category?: readonly string[];
            /** Created From */
            readonly created_from?: string | null;
            /**
             * Created Until
             * @description Exclusive.
             */
            readonly created_until?: string | null;
            /**
             * Cursor
             * @default
             */
            readonly cursor: string;
            /**
             * Deep
             * @default true
             */
            readonly deep: boolean;
            /** Favourite */
            readonly favourite?: boolean | null;
            /** @description A folder with all inside it; empty for the top. */
            readonly folder?: components["schemas"]["Text"] | null;
            /** Kind */
            readonly kind?: readonly ("video" | "audio" | "image" | "font" | "lut" | "subtitles" | "package" | "pictures" | "svg")[];
            /**
             * Limit
             * @default 50
             */
            readonly limit: number;
            /**
             * Max Duration
             * @description Ticks, exclusive.
             */
            readonly max_duration?: number | null;
            /**
             * Min Duration
             * @description Ticks, inclusive.
             */
            readonly min_duration?: number | null;
            /**
             * Q
             * @description Words, "phrases", and -words to leave out.
             * @default
             * @example calle
             */
            readonly q: string;
            /** Shape */
            readonly shape?: readonly ("landscape" | "portrait" | "square")[];
            /** Sort */
            readonly sort?: ("relevance" | "name" | "newest" | "longest" | "largest") | null;
            /** State */
            readonly state?: readonly ("waiting" | "ready" | "refused")[];
            /** Tag */
            readonly tag?: readonly string[];
            /**
             * Tags Mode
             * @default all
             * @enum {string}
             */
            readonly tags_mode: "all" | "any";
            /**
             * Trashed
             * @default false
             */
            readonly trashed: boolean;
            /**
             * Uploader
             * @description User ids; empty for what the studio made.
             */
            readonly uploader?: readonly string[];
            /** Used */
            readonly used?: boolean | null;
        };
        /**
         * AssetsOut
         * @description A page of assets, best first.
         */
        readonly AssetsOut: {
            /** Assets */
            readonly assets: readonly components["schemas"]["AssetCardOut"][];
            /**
             * Next
             * @description The cursor of the next page; empty after the last.
             */
            readonly next: string;
            /** Sort */
            readonly sort: string;
        };
        /**
         * AssetState
         * @description How far an asset is.
         */
        readonly AssetState: {
            /** Error */
            readonly error: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /** Id */
            readonly id: string;
            /** Share */
            readonly share: number;
            /** State */
            readonly state: string;
            /** Step */
            readonly step: string;
        };
        /**
         * AssetVersionOut
         * @description An earlier version of an asset.
         */
        readonly AssetVersionOut: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Download */
            readonly download: string;
            /** Name */
            readonly name: string;
            /** Number */
            readonly number: number;
            /** Sha256 */
            readonly sha256: string;
            /** Size */
            readonly size: number;
        };
        /**
         * AtVersion
         * @description Which version; the newest by default.
         */
        readonly AtVersion: {
            /** Version */
            readonly version?: number | null;
        };
        /**
         * AuditOut
         * @description One thing that was done.
         */
        readonly AuditOut: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Data */
            readonly data: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            };
            /** Id */
            readonly id: number;
            /** Object Id */
            readonly object_id: string;
            /** Object Kind */
            readonly object_kind: string;
            /** Through */
            readonly through: string;
            /** User Id */
            readonly user_id: string | null;
            /** User Name */
            readonly user_name: string | null;
            /** Verb */
            readonly verb: string;
        };
        /**
         * AuditPageOut
         * @description Entries, newest first.
         */
        readonly AuditPageOut: {
            /** Entries */
            readonly entries: readonly components["schemas"]["AuditOut"][];
            /** Next */
            readonly next: number | null;
        };
        /**
         * Before
         * @description From where back.
         */
        readonly Before: {
            /** Before */
            readonly before?: number | null;
            /**
             * Limit
             * @default 50
             */
            readonly limit: number;
        };
        /**
         * BulkChange
         * @description The same change for many assets: all are changed, or none.
         * @example {
         *       "add_tags": [
         *         "rodaje"
         *       ],
         *       "asset_ids": [
         *         "b0Yx3mQ9LkTz7aWe"
         *       ]
         *     }
         */
        readonly BulkChange: {
            /**
             * Action
             * @default edit
             * @enum {string}
             */
            readonly action: "edit" | "trash" | "restore";
            /** Add Tags */
            readonly add_tags?: readonly components["schemas"]["Text"][];
            readonly asset_ids: components["schemas"]["Ids"];
            /** Category */
            readonly category?: string | null;
            /** Favourite */
            readonly favourite?: boolean | null;
            /**
             * Folder Id
             * @description Empty for the top.
             */
            readonly folder_id?: components["schemas"]["Id"] | "" | null;
            /** Remove Tags */
            readonly remove_tags?: readonly components["schemas"]["Text"][];
        };
        /**
         * Changed
         * @description How many were changed.
         * @example {
         *       "changed": 3
         *     }
         */
        readonly Changed: {
            /** Changed */
            readonly changed: number;
        };
        /**
         * ChoiceOut
         * @description Something to choose, with words in the language of the request.
         */
        readonly ChoiceOut: {
            /**
             * Description
             * @default
             */
            readonly description: string;
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: string;
        };
        /**
         * ClipIn
         * @description A short clip to look at.
         * @example {
         *       "length": 720000,
         *       "time": 0,
         *       "version": null
         *     }
         */
        readonly ClipIn: {
            /**
             * Length
             * @default 720000
             */
            readonly length: number;
            /** @default 0 */
            readonly time: components["schemas"]["Ticks"];
            /** Version */
            readonly version?: number | null;
        };
        /**
         * ClipOut
         * @description A clip, and where it is to be had once it is ready.
         */
        readonly ClipOut: {
            /** Address */
            readonly address: string;
            /** Error */
            readonly error: {
                readonly [key: string]: unknown;
            } | null;
            /** Id */
            readonly id: string;
            /** State */
            readonly state: string;
        };
        /**
         * CommitIn
         * @description Operations (see spec/schema/operations.json), applied whole or not at all.
         * @example {
         *       "base_version": 7,
         *       "client_id": "c-7f3k29qmzx81",
         *       "ops": [
         *         {
         *           "id": "k3x9QzV1bT-0aYpW",
         *           "op": "patch",
         *           "set": {
         *             "name": "Portada"
         *           }
         *         }
         *       ]
         *     }
         */
        readonly CommitIn: {
            readonly base_version?: components["schemas"]["Number"] | null;
            /** Client Id */
            readonly client_id?: string | null;
            readonly label?: components["schemas"]["Label"] | null;
            /** Ops */
            readonly ops: readonly {
                readonly [key: string]: components["schemas"]["JsonValue"];
            }[];
        };
        /**
         * CommitOut
         * @description One commit of the log; its seq is the project's version after it.
         */
        readonly CommitOut: {
            /** Actor Id */
            readonly actor_id: string | null;
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Client Id */
            readonly client_id: string;
            /** Inverse */
            readonly inverse: readonly components["schemas"]["JsonValue"][];
            readonly label: components["schemas"]["Label"];
            /** Ops */
            readonly ops: readonly components["schemas"]["JsonValue"][];
            /** Project Id */
            readonly project_id: string;
            /** Seq */
            readonly seq: number;
        };
        /**
         * CommitPage
         * @description Commits, oldest first, and the newest version there is.
         */
        readonly CommitPage: {
            /** Items */
            readonly items: readonly components["schemas"]["CommitOut"][];
            /** Version */
            readonly version: number;
        };
        /**
         * ComparisonOut
         * @description What leads from one version to another.
         */
        readonly ComparisonOut: {
            /** Changes */
            readonly changes: readonly components["schemas"]["RecordChange"][];
            /** Labels */
            readonly labels: readonly components["schemas"]["HistoryEntry"][];
            /** Newer */
            readonly newer: number;
            /** Older */
            readonly older: number;
        };
        /**
         * CountOut
         * @description How many assets there would be with this value chosen.
         * @example {
         *       "count": 12,
         *       "label": "Video",
         *       "value": "video"
         *     }
         */
        readonly CountOut: {
            /** Count */
            readonly count: number;
            /** Label */
            readonly label: string;
            /** Value */
            readonly value: string;
        };
        /**
         * EngineOut
         * @description A kind of voice. `note` says what to do where it is not ready.
         */
        readonly EngineOut: {
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /** Note */
            readonly note: string;
            /** Ready */
            readonly ready: boolean;
        };
        /**
         * EstimateOut
         * @description What an export would take.
         * @example {
         *       "frames": 500,
         *       "height": 720,
         *       "seconds": 21.5,
         *       "size": 12400000,
         *       "width": 1280
         *     }
         */
        readonly EstimateOut: {
            /** Frames */
            readonly frames: number;
            /** Height */
            readonly height: number;
            /** Seconds */
            readonly seconds: number;
            /** Size */
            readonly size: number;
            /** Width */
            readonly width: number;
        };
        /**
         * ExportIn
         * @description An order.
         * @example {
         *       "presets": [
         *         {
         *           "overrides": {
         *             "crf": "20"
         *           },
         *           "preset": "h264_1080p"
         *         },
         *         {
         *           "preset": "gif"
         *         }
         *       ],
         *       "priority": 0,
         *       "start": 0,
         *       "stop": 2400000
         *     }
         */
        readonly ExportIn: {
            /** Presets */
            readonly presets: readonly components["schemas"]["PresetIn"][];
            /** @default 0 */
            readonly priority: components["schemas"]["Priority"];
            readonly start?: components["schemas"]["Ticks"] | null;
            readonly stop?: components["schemas"]["Ticks"] | null;
            /** Version */
            readonly version?: number | null;
        };
        /**
         * ExportOut
         * @description An export.
         * @example {
         *       "attempt": 0,
         *       "batch_id": "c9Qm2xkD0sT4hJ9a",
         *       "beside": [],
         *       "created": "2026-01-31T12:00:00Z",
         *       "error": null,
         *       "finished": null,
         *       "frames_done": 320,
         *       "frames_total": 500,
         *       "id": "b7Qm2xkD0sT4hJ9a",
         *       "is_over": false,
         *       "may_control": true,
         *       "output": null,
         *       "overrides": {},
         *       "owner_id": "u5Qm2xkD0sT4hJ9a",
         *       "owner_name": "Ana",
         *       "phase": "rendering",
         *       "preset_id": "h264_1080p",
         *       "preset_label": {
         *         "en": "MP4 1080p",
         *         "es": "MP4 1080p"
         *       },
         *       "priority": 0,
         *       "project_id": "p3Qm2xkD0sT4hJ9a",
         *       "project_version": 41,
         *       "remaining_seconds": 8.4,
         *       "share": 0.61,
         *       "start": 0,
         *       "started": "2026-01-31T12:00:01Z",
         *       "stop": null,
         *       "title": "Receta de gazpacho",
         *       "warnings": [],
         *       "workspace_id": "w1Qm2xkD0sT4hJ9a"
         *     }
         */
        readonly ExportOut: {
            /** Attempt */
            readonly attempt: number;
            /** Batch Id */
            readonly batch_id: string;
            /** Beside */
            readonly beside: readonly components["schemas"]["OutputOut"][];
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Error */
            readonly error: {
                readonly [key: string]: unknown;
            } | null;
            /** Finished */
            readonly finished: string | null;
            /** Frames Done */
            readonly frames_done: number;
            /** Frames Total */
            readonly frames_total: number;
            /** Id */
            readonly id: string;
            /** Is Over */
            readonly is_over: boolean;
            /**
             * Is Stuck
             * @default false
             */
            readonly is_stuck: boolean;
            /** May Control */
            readonly may_control: boolean;
            readonly output: components["schemas"]["OutputOut"] | null;
            /** Overrides */
            readonly overrides: {
                readonly [key: string]: string;
            };
            /** Owner Id */
            readonly owner_id: string | null;
            /** Owner Name */
            readonly owner_name: string;
            readonly phase: components["schemas"]["Phase"];
            /** Preset Id */
            readonly preset_id: string;
            /** Preset Label */
            readonly preset_label: {
                readonly [key: string]: string;
            };
            /** Priority */
            readonly priority: number;
            /** Project Id */
            readonly project_id: string;
            /** Project Version */
            readonly project_version: number;
            /** Remaining Seconds */
            readonly remaining_seconds: number | null;
            /** Share */
            readonly share: number;
            /** Start */
            readonly start: number;
            /** Started */
            readonly started: string | null;
            /** Stop */
            readonly stop: number | null;
            /** Title */
            readonly title: string;
            /** Warnings */
            readonly warnings: readonly {
                readonly [key: string]: unknown;
            }[];
            /** Workspace Id */
            readonly workspace_id: string;
        };
        /**
         * ExportPageOut
         * @description Some of many exports: those under way first, then the newest.
         */
        readonly ExportPageOut: {
            /** Exports */
            readonly exports: readonly components["schemas"]["ExportOut"][];
            /** Page */
            readonly page: number;
            /** Pages */
            readonly pages: number;
            /** Total */
            readonly total: number;
        };
        /**
         * FacetsOut
         * @description For each filter the counts of its values under all other filters.
         */
        readonly FacetsOut: {
            /** Categories */
            readonly categories: readonly components["schemas"]["CountOut"][];
            /** Favourites */
            readonly favourites: number;
            /** Folders */
            readonly folders: readonly components["schemas"]["CountOut"][];
            /** Kinds */
            readonly kinds: readonly components["schemas"]["CountOut"][];
            /** Shapes */
            readonly shapes: readonly components["schemas"]["CountOut"][];
            /** States */
            readonly states: readonly components["schemas"]["CountOut"][];
            /** Tags */
            readonly tags: readonly components["schemas"]["CountOut"][];
            /** Total */
            readonly total: number;
            /** Unused */
            readonly unused: number;
            /** Uploaders */
            readonly uploaders: readonly components["schemas"]["CountOut"][];
            /** Used */
            readonly used: number;
        };
        /**
         * Failure
         * @description Why work has failed, in both languages.
         */
        readonly Failure: {
            /** Code */
            readonly code: string;
            /** Data */
            readonly data?: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            };
            /** En */
            readonly en: string;
            /** Es */
            readonly es: string;
        };
        /**
         * Filter
         * @description Which exports, and which page of them.
         */
        readonly Filter: {
            /**
             * Mine
             * @default false
             */
            readonly mine: boolean;
            /**
             * Page
             * @default 1
             */
            readonly page: number;
            /**
             * Per Page
             * @default 25
             */
            readonly per_page: number;
            /** Phase */
            readonly phase?: readonly (components["schemas"]["Phase"] | "active")[];
        };
        /**
         * FolderIn
         * @description A new folder, at the top or inside another.
         * @example {
         *       "name": "Rodaje",
         *       "parent_id": null
         *     }
         */
        readonly FolderIn: {
            /** Name */
            readonly name: string;
            readonly parent_id?: components["schemas"]["Id"] | null;
        };
        /**
         * FolderOut
         * @description A folder; 1 is the depth of those at the top.
         * @example {
         *       "depth": 1,
         *       "id": "f1Gh5jKl0ZxC3vBn",
         *       "name": "Rodaje",
         *       "parent_id": null
         *     }
         */
        readonly FolderOut: {
            /** Depth */
            readonly depth: number;
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /** Parent Id */
            readonly parent_id: string | null;
        };
        /**
         * FolderPatch
         * @description A folder's new name, or new place.
         * @example {
         *       "name": "Rodaje de marzo"
         *     }
         */
        readonly FolderPatch: {
            /** Name */
            readonly name?: string | null;
            /**
             * Parent Id
             * @description Empty for the top.
             */
            readonly parent_id?: components["schemas"]["Id"] | "" | null;
        };
        /**
         * FreedOut
         * @description What deleting for ever gives back, in bytes.
         * @example {
         *       "cache": 4096,
         *       "room": 52428800,
         *       "shared": 0,
         *       "used": 0
         *     }
         */
        readonly FreedOut: {
            /** Cache */
            readonly cache: number;
            /** Room */
            readonly room: number;
            /** Shared */
            readonly shared: number;
            /** Used */
            readonly used: number;
        };
        /**
         * HistoryEntry
         * @description Who did what, when.
         */
        readonly HistoryEntry: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Author Id */
            readonly author_id: string | null;
            /** Author Name */
            readonly author_name: string;
            readonly label: components["schemas"]["Label"];
            /** Seq */
            readonly seq: number;
        };
        /**
         * HistoryPage
         * @description Newest first; `next_before` leads to the next page.
         */
        readonly HistoryPage: {
            /** Entries */
            readonly entries: readonly components["schemas"]["HistoryEntry"][];
            /** Next Before */
            readonly next_before: number | null;
            /** Total */
            readonly total: number;
        };
        /** @example k3x9QzV1bT-0aYpW */
        readonly Id: string;
        readonly Ids: readonly components["schemas"]["Id"][];
        /**
         * InvitationMade
         * @description A new invitation, with its link.
         */
        readonly InvitationMade: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Email */
            readonly email: string;
            /**
             * Expires
             * Format: date-time
             */
            readonly expires: string;
            /** Id */
            readonly id: string;
            /** Invited By */
            readonly invited_by: string | null;
            readonly role: components["schemas"]["Role"];
            /** Url */
            readonly url: string;
        };
        /**
         * InvitationOut
         * @description An open invitation.
         */
        readonly InvitationOut: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Email */
            readonly email: string;
            /**
             * Expires
             * Format: date-time
             */
            readonly expires: string;
            /** Id */
            readonly id: string;
            /** Invited By */
            readonly invited_by: string | null;
            readonly role: components["schemas"]["Role"];
        };
        readonly JsonValue: unknown;
        /**
         * Kind
         * @description What an asset is good for.
         * @enum {string}
         */
        readonly Kind: "video" | "audio" | "image" | "font" | "lut" | "subtitles" | "package" | "pictures" | "svg";
        /**
         * Label
         * @description Words in each language.
         */
        readonly Label: {
            /**
             * En
             * @example Move ‘street’
             */
            readonly en: string;
            /**
             * Es
             * @example Mover «street»
             */
            readonly es: string;
        };
        /** @enum {string} */
        readonly Language: "en" | "es";
        /**
         * Made
         * @description The id of what was made or ordered.
         */
        readonly Made: {
            /** Id */
            readonly id: string;
        };
        /**
         * Me
         * @description Who asks.
         */
        readonly Me: {
            /** Email */
            readonly email: string;
            /** Id */
            readonly id: string;
            /**
             * Language
             * @enum {string}
             */
            readonly language: "es" | "en";
            /** Name */
            readonly name: string;
            /** Scopes */
            readonly scopes: readonly components["schemas"]["Scope"][];
            /**
             * Theme
             * @enum {string}
             */
            readonly theme: "system" | "dark" | "light";
            /** Workspaces */
            readonly workspaces: readonly components["schemas"]["Membership"][];
        };
        /**
         * MemberOut
         * @description A person in a workspace.
         */
        readonly MemberOut: {
            /** Email */
            readonly email: string;
            /** Name */
            readonly name: string;
            readonly role: components["schemas"]["Role"];
            /**
             * Since
             * Format: date-time
             */
            readonly since: string;
            /** User Id */
            readonly user_id: string;
        };
        /**
         * Membership
         * @description One of the workspaces of the person who asks, and their role there.
         */
        readonly Membership: {
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            readonly role: components["schemas"]["Role"];
        };
        readonly Name: string;
        /**
         * NarrationIn
         * @description A text to be spoken into a project.
         * @example {
         *       "text": "El agua que bebes hoy ya fue nube.",
         *       "voice": "espeak:es-419"
         *     }
         */
        readonly NarrationIn: {
            /**
             * Language
             * @default
             */
            readonly language: string;
            /**
             * Pitch
             * @default 0
             */
            readonly pitch: number;
            /**
             * Scene Id
             * @default
             */
            readonly scene_id: string;
            /**
             * Speed
             * @default 1
             */
            readonly speed: number;
            /** Start */
            readonly start?: number | null;
            /** Text */
            readonly text: string;
            /**
             * Track Id
             * @default
             */
            readonly track_id: string;
            /**
             * Voice
             * @default
             */
            readonly voice: string;
            /**
             * Volume
             * @default 0
             */
            readonly volume: number;
        };
        /**
         * NarrationOut
         * @description A text being spoken. `audio_id` is the record that it becomes; `speech.progress` tells how it is.
         * @example {
         *       "asset_id": "",
         *       "audio_id": "Z9y8X7w6V5u4T3s2",
         *       "error": null,
         *       "id": "k3J9xQ2mN7pR5tVw",
         *       "notices": [],
         *       "project_id": "a1B2c3D4e5F6g7H8",
         *       "state": "waiting",
         *       "text": "El agua que bebes hoy ya fue nube.",
         *       "voice": "espeak:es-419"
         *     }
         */
        readonly NarrationOut: {
            /** Asset Id */
            readonly asset_id: string;
            /** Audio Id */
            readonly audio_id: string;
            readonly error: components["schemas"]["Failure"] | null;
            /** Id */
            readonly id: string;
            /** Notices */
            readonly notices: readonly components["schemas"]["Sentence"][];
            /** Project Id */
            readonly project_id: string;
            /** State */
            readonly state: string;
            /** Text */
            readonly text: string;
            /** Voice */
            readonly voice: string;
        };
        /**
         * NewInvitation
         * @description An invitation to open.
         * @example {
         *       "days": 7,
         *       "email": "leo@example.org",
         *       "role": "editor"
         *     }
         */
        readonly NewInvitation: {
            /**
             * Days
             * @default 7
             */
            readonly days: number;
            /**
             * Email
             * @default
             */
            readonly email: string;
            /**
             * Role
             * @enum {string}
             */
            readonly role: "viewer" | "commenter" | "editor" | "admin";
        };
        /**
         * NewProject
         * @description Blank, or with a document's records (its media table is not read: media come from the library).
         * @example {
         *       "rate": "30",
         *       "shape": "9:16",
         *       "title": "Mi vídeo"
         *     }
         */
        readonly NewProject: {
            /** Document */
            readonly document?: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /**
             * Folder
             * @default
             */
            readonly folder: string;
            /**
             * Language
             * @default es
             */
            readonly language: string;
            /**
             * Rate
             * @default 30
             * @enum {string}
             */
            readonly rate: "23.976" | "24" | "25" | "29.97" | "30" | "50" | "59.94" | "60";
            /**
             * Shape
             * @default 16:9
             * @enum {string}
             */
            readonly shape: "16:9" | "9:16" | "1:1" | "4:5";
            /**
             * Title
             * @default
             */
            readonly title: string;
        };
        /**
         * NewTemplate
         * @description How the template is called, and its fields by key (as the Project record writes them).
         */
        readonly NewTemplate: {
            /**
             * About En
             * @default
             */
            readonly about_en: string;
            /**
             * About Es
             * @default
             */
            readonly about_es: string;
            /**
             * Category
             * @enum {string}
             */
            readonly category: "marketing" | "education" | "events" | "social" | "business" | "other";
            /** Fields */
            readonly fields?: {
                readonly [key: string]: {
                    readonly [key: string]: components["schemas"]["JsonValue"];
                };
            };
            /**
             * Title En
             * @default
             */
            readonly title_en: string;
            /**
             * Title Es
             * @default
             */
            readonly title_es: string;
        };
        /**
         * NewToken
         * @description A token to make.
         * @example {
         *       "days": 90,
         *       "name": "Copias de noche",
         *       "scopes": [
         *         "read"
         *       ],
         *       "workspace_id": null
         *     }
         */
        readonly NewToken: {
            /**
             * Days
             * @default 90
             */
            readonly days: number;
            readonly name: components["schemas"]["Name"];
            /** Scopes */
            readonly scopes: readonly components["schemas"]["Scope"][];
            readonly workspace_id?: components["schemas"]["Id"] | null;
        };
        /**
         * NewWorkspace
         * @description A workspace to make.
         * @example {
         *       "name": "Taller"
         *     }
         */
        readonly NewWorkspace: {
            readonly name: components["schemas"]["Name"];
        };
        readonly Number: number;
        /**
         * OrderedOut
         * @description The exports that an order made, in its order.
         * @example {
         *       "ids": [
         *         "b7Qm2xkD0sT4hJ9a"
         *       ]
         *     }
         */
        readonly OrderedOut: {
            /** Ids */
            readonly ids: readonly string[];
        };
        /**
         * OutputOut
         * @description A finished file, in the library.
         */
        readonly OutputOut: {
            /** Asset Id */
            readonly asset_id: string;
            /** Download */
            readonly download: string;
            /** Name */
            readonly name: string;
            /** Size */
            readonly size: number;
        };
        /**
         * Package
         * @description A package in the library.
         */
        readonly Package: {
            readonly asset_id: components["schemas"]["Id"];
        };
        /**
         * PackageOut
         * @description How a package stands: waiting, held (a worker is at it), done or failed.
         */
        readonly PackageOut: {
            /** Download */
            readonly download: string | null;
            /** Error */
            readonly error: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /** Id */
            readonly id: string;
            /** Project Id */
            readonly project_id: string | null;
            /** State */
            readonly state: string;
            /**
             * Way
             * @enum {string}
             */
            readonly way: "import" | "export";
        };
        /** @enum {string} */
        readonly Phase: "waiting" | "planning" | "rendering" | "joining" | "verifying" | "paused" | "done" | "failed" | "cancelled";
        /**
         * PresetFieldOut
         * @description A field that can be changed, and what it takes.
         */
        readonly PresetFieldOut: {
            /** Name */
            readonly name: string;
            /** Takes */
            readonly takes: {
                readonly [key: string]: string;
            };
        };
        /**
         * PresetIn
         * @description A preset, and fields of it changed by hand.
         */
        readonly PresetIn: {
            /** Overrides */
            readonly overrides?: {
                readonly [key: string]: components["schemas"]["Value"];
            };
            readonly preset: components["schemas"]["Name"];
        };
        /**
         * PresetOut
         * @description A preset to choose.
         */
        readonly PresetOut: {
            /** Container */
            readonly container: string;
            /** Description */
            readonly description: {
                readonly [key: string]: string;
            };
            /** Fields */
            readonly fields: readonly components["schemas"]["PresetFieldOut"][];
            /** Has Picture */
            readonly has_picture: boolean;
            /** Has Sound */
            readonly has_sound: boolean;
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: {
                readonly [key: string]: string;
            };
        };
        readonly Priority: number;
        /**
         * PriorityIn
         * @description How early an export comes among those of its owner.
         * @example {
         *       "priority": 1
         *     }
         */
        readonly PriorityIn: {
            readonly priority: components["schemas"]["Priority"];
        };
        /**
         * Problem
         * @description Why a request was refused.
         */
        readonly Problem: {
            /** Code */
            readonly code: string;
            /** Data */
            readonly data?: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            };
            /** Status */
            readonly status: number;
            /** Title */
            readonly title: string;
            /** Type */
            readonly type: string;
        };
        /**
         * ProfileChange
         * @description What is to change; what is left out stays.
         * @example {
         *       "language": "es",
         *       "name": "Ana Ruiz",
         *       "theme": "dark"
         *     }
         */
        readonly ProfileChange: {
            /** Language */
            readonly language?: ("es" | "en") | null;
            readonly name?: components["schemas"]["Name"] | null;
            /** Theme */
            readonly theme?: ("system" | "dark" | "light") | null;
        };
        /**
         * ProjectCard
         * @description A project in a list. Times are in ticks, 240 000 a second.
         */
        readonly ProjectCard: {
            /**
             * Changed
             * Format: date-time
             */
            readonly changed: string;
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Duration */
            readonly duration: number;
            /** Folder */
            readonly folder: string;
            /** Height */
            readonly height: number;
            /** Id */
            readonly id: string;
            /** Language */
            readonly language: string;
            /** Origin */
            readonly origin: string;
            /** Owner Id */
            readonly owner_id: string | null;
            /** Owner Name */
            readonly owner_name: string;
            /** Poster Time */
            readonly poster_time: number;
            /** Scene Count */
            readonly scene_count: number;
            /** Title */
            readonly title: string;
            /** Trashed */
            readonly trashed: string | null;
            /** Version */
            readonly version: number;
            /** Width */
            readonly width: number;
            /** Workspace Id */
            readonly workspace_id: string;
        };
        /**
         * ProjectPage
         * @description A page of projects.
         */
        readonly ProjectPage: {
            /** Items */
            readonly items: readonly components["schemas"]["ProjectCard"][];
            /** Page */
            readonly page: number;
            /** Pages */
            readonly pages: number;
            /** Total */
            readonly total: number;
        };
        /**
         * ProjectPatch
         * @description What to change; what is left out stays.
         */
        readonly ProjectPatch: {
            /** Folder */
            readonly folder?: string | null;
            /** Title */
            readonly title?: string | null;
        };
        /**
         * ProjectsAsked
         * @description Which projects.
         */
        readonly ProjectsAsked: {
            /** Folder */
            readonly folder?: string | null;
            /**
             * Page
             * @default 1
             */
            readonly page: number;
            /**
             * Search
             * @default
             */
            readonly search: string;
            /**
             * Size
             * @default 24
             */
            readonly size: number;
            /** @default -changed */
            readonly sort: "changed" | "-changed" | "created" | "-created" | "title" | "-title" | "duration" | "-duration";
            /**
             * Trashed
             * @default false
             */
            readonly trashed: boolean;
        };
        /**
         * Purge
         * @description Whether to delete for ever what something still shows.
         * @example {
         *       "even_used": false
         *     }
         */
        readonly Purge: {
            /**
             * Even Used
             * @default false
             */
            readonly even_used: boolean;
        };
        readonly Range: readonly number[];
        /**
         * RecordChange
         * @description A record that differs.
         */
        readonly RecordChange: {
            /** How */
            readonly how: string;
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /** Type */
            readonly type: string;
        };
        /**
         * RespeakIn
         * @description What a spoken clip is to say from now on, or how. What is left out stays.
         * @example {
         *       "text": "Ahora digo otra cosa."
         *     }
         */
        readonly RespeakIn: {
            /** Language */
            readonly language?: string | null;
            /** Pitch */
            readonly pitch?: number | null;
            /** Speed */
            readonly speed?: number | null;
            /** Text */
            readonly text?: string | null;
            /** Voice */
            readonly voice?: string | null;
            /** Volume */
            readonly volume?: number | null;
        };
        /**
         * Role
         * @description What a member is in a workspace; each role may do all that the ones below it may.
         * @enum {string}
         */
        readonly Role: "viewer" | "commenter" | "editor" | "admin" | "owner";
        /**
         * RoleChange
         * @description The role to have.
         * @example {
         *       "role": "editor"
         *     }
         */
        readonly RoleChange: {
            readonly role: components["schemas"]["Role"];
        };
        /**
         * SampleOut
         * @description A clip of a voice. `url` is empty until it is made; `voice.sampled` tells when it is.
         * @example {
         *       "error": null,
         *       "state": "waiting",
         *       "url": "",
         *       "voice": "espeak:es"
         *     }
         */
        readonly SampleOut: {
            readonly error: components["schemas"]["Failure"] | null;
            /** State */
            readonly state: string;
            /** Url */
            readonly url: string;
            /** Voice */
            readonly voice: string;
        };
        /** @enum {string} */
        readonly Scope: "read" | "write" | "render";
        /**
         * Sentence
         * @description A sentence in both languages.
         */
        readonly Sentence: {
            /** En */
            readonly en: string;
            /** Es */
            readonly es: string;
        };
        /**
         * Seq
         * @description A version of the project.
         */
        readonly Seq: {
            /**
             * Seq
             * @example 12
             */
            readonly seq: number;
        };
        /**
         * Shape
         * @description How a picture stands; blank for what has none.
         * @enum {string}
         */
        readonly Shape: "landscape" | "portrait" | "square";
        /**
         * Since
         * @description From where on.
         */
        readonly Since: {
            /**
             * Limit
             * @default 500
             */
            readonly limit: number;
            readonly since: components["schemas"]["Number"];
        };
        /**
         * SnippetOut
         * @description Where in a longer text the words were found: plain text, and ranges of it to mark.
         */
        readonly SnippetOut: {
            /** After */
            readonly after: boolean;
            /** Before */
            readonly before: boolean;
            /**
             * Field
             * @enum {string}
             */
            readonly field: "notes" | "transcript";
            /** Marks */
            readonly marks: readonly components["schemas"]["Range"][];
            /** Text */
            readonly text: string;
        };
        /** @enum {string} */
        readonly Sort: "changed" | "-changed" | "created" | "-created" | "title" | "-title" | "duration" | "-duration";
        /**
         * StatesAsked
         * @description Whose states are asked for.
         */
        readonly StatesAsked: {
            /** Id */
            readonly id: readonly string[];
        };
        /**
         * StillsIn
         * @description A script, of whose first scene a still in every style is wanted.
         * @example {
         *       "format": "16:9",
         *       "script": "# El viaje de una gota\n\nEl agua ya fue nube."
         *     }
         */
        readonly StillsIn: {
            /**
             * Format
             * @default 16:9
             * @enum {string}
             */
            readonly format: "16:9" | "9:16" | "1:1";
            /** Script */
            readonly script: string;
        };
        /**
         * StillsOut
         * @description Stills by style: addresses of PNG files, as they come. `style_stills.changed` tells.
         * @example {
         *       "error": null,
         *       "id": "k3J9xQ2mN7pR5tVw",
         *       "state": "held",
         *       "stills": {
         *         "editorial": "/style-stills/k3J9xQ2mN7pR5tVw/editorial.png"
         *       }
         *     }
         */
        readonly StillsOut: {
            readonly error: components["schemas"]["Failure"] | null;
            /** Id */
            readonly id: string;
            /** State */
            readonly state: string;
            /** Stills */
            readonly stills: {
                readonly [key: string]: string;
            };
        };
        /**
         * StoryboardChoices
         * @description What a storyboard can be told in.
         * @example {
         *       "formats": [
         *         "16:9",
         *         "9:16",
         *         "1:1"
         *       ],
         *       "moods": [
         *         {
         *           "description": "",
         *           "id": "warm",
         *           "label": "Warm"
         *         }
         *       ],
         *       "styles": [
         *         {
         *           "description": "Magazine serifs on warm paper.",
         *           "id": "editorial",
         *           "label": "Editorial"
         *         }
         *       ]
         *     }
         */
        readonly StoryboardChoices: {
            /** Formats */
            readonly formats: readonly string[];
            /** Moods */
            readonly moods: readonly components["schemas"]["ChoiceOut"][];
            /** Styles */
            readonly styles: readonly components["schemas"]["ChoiceOut"][];
        };
        /**
         * StoryboardIn
         * @description A script and how it is told. Whatever is left out follows the script's head, else the usual.
         * @example {
         *       "format": "16:9",
         *       "script": "# El viaje de una gota\n\nEl agua que bebes hoy ya fue nube, río y mar.",
         *       "style": "editorial"
         *     }
         */
        readonly StoryboardIn: {
            /**
             * Format
             * @default
             * @enum {string}
             */
            readonly format: "" | "16:9" | "9:16" | "1:1";
            /**
             * Language
             * @default
             * @enum {string}
             */
            readonly language: "" | "es" | "en";
            /**
             * Music
             * @default
             */
            readonly music: string;
            /** Script */
            readonly script: string;
            /** Speed */
            readonly speed?: number | null;
            /**
             * Style
             * @default
             */
            readonly style: string;
            /**
             * Use Library
             * @default true
             */
            readonly use_library: boolean;
            /**
             * Voice
             * @default
             */
            readonly voice: string;
        };
        /**
         * StoryboardOut
         * @description A script on its way to a project. `project_id` is empty until it is made; `storyboard.changed` tells.
         * @example {
         *       "created": "2026-01-31T12:00:00Z",
         *       "done": 3,
         *       "error": null,
         *       "id": "k3J9xQ2mN7pR5tVw",
         *       "notices": [],
         *       "phase": "speak",
         *       "project_id": "",
         *       "state": "held",
         *       "total": 12,
         *       "workspace_id": "a1B2c3D4e5F6g7H8"
         *     }
         */
        readonly StoryboardOut: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Done */
            readonly done: number;
            readonly error: components["schemas"]["Failure"] | null;
            /** Id */
            readonly id: string;
            /** Notices */
            readonly notices: readonly components["schemas"]["Sentence"][];
            /** Phase */
            readonly phase: string;
            /** Project Id */
            readonly project_id: string;
            /** State */
            readonly state: string;
            /** Total */
            readonly total: number;
            /** Workspace Id */
            readonly workspace_id: string;
        };
        /**
         * TagCountOut
         * @description A tag and how many assets have it.
         * @example {
         *       "count": 4,
         *       "name": "noche"
         *     }
         */
        readonly TagCountOut: {
            /** Count */
            readonly count: number;
            /** Name */
            readonly name: string;
        };
        /**
         * TagDelete
         * @description The tag to take off every asset.
         * @example {
         *       "name": "noche"
         *     }
         */
        readonly TagDelete: {
            readonly name: components["schemas"]["Text"];
        };
        /**
         * TagMerge
         * @description Tags that become one; one name alone is renamed.
         * @example {
         *       "into": "noche",
         *       "names": [
         *         "nocturno"
         *       ]
         *     }
         */
        readonly TagMerge: {
            /** Into */
            readonly into: string;
            /** Names */
            readonly names: readonly components["schemas"]["Text"][];
        };
        /**
         * TagOut
         * @description A tag, with the ranges that were found.
         */
        readonly TagOut: {
            /** Marks */
            readonly marks: readonly components["schemas"]["Range"][];
            /** Name */
            readonly name: string;
        };
        /**
         * Target
         * @description Where to move it.
         */
        readonly Target: {
            readonly workspace_id: components["schemas"]["Id"];
        };
        /**
         * TemplateField
         * @description Something to fill in.
         */
        readonly TemplateField: {
            /** Choices */
            readonly choices: readonly string[];
            /** Key */
            readonly key: string;
            /** Kind */
            readonly kind: string;
            readonly label: components["schemas"]["Label"];
            /** Max Length */
            readonly max_length: number | null;
            /** Maximum */
            readonly maximum: number | null;
            /** Minimum */
            readonly minimum: number | null;
            /** Required */
            readonly required: boolean;
            readonly value: components["schemas"]["JsonValue"];
        };
        /**
         * TemplateOut
         * @description A template.
         */
        readonly TemplateOut: {
            readonly about: components["schemas"]["Label"];
            /** Built In */
            readonly built_in: boolean;
            /** Category */
            readonly category: string;
            /** Duration */
            readonly duration: number;
            /** Fields */
            readonly fields: readonly components["schemas"]["TemplateField"][];
            /** Height */
            readonly height: number;
            /** Hover Times */
            readonly hover_times: readonly number[];
            /** Id */
            readonly id: string;
            /** Poster Time */
            readonly poster_time: number;
            readonly title: components["schemas"]["Label"];
            /** Version */
            readonly version: number;
            /** Width */
            readonly width: number;
            /** Workspace Id */
            readonly workspace_id: string | null;
        };
        /**
         * TemplateValues
         * @description Values by field key; media by asset id.
         * @example {
         *       "values": {
         *         "author": "Ana",
         *         "sentence": "Poco a poco"
         *       }
         *     }
         */
        readonly TemplateValues: {
            /**
             * Title
             * @default
             */
            readonly title: string;
            /** Values */
            readonly values: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            };
        };
        readonly Text: string;
        readonly Ticks: number;
        /**
         * TokenMade
         * @description A new token.
         */
        readonly TokenMade: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /**
             * Expires
             * Format: date-time
             */
            readonly expires: string;
            /** Id */
            readonly id: string;
            /** Last Used */
            readonly last_used: string | null;
            /** Name */
            readonly name: string;
            /** Scopes */
            readonly scopes: readonly components["schemas"]["Scope"][];
            /** Secret */
            readonly secret: string;
            /** Start */
            readonly start: string;
            /** Workspace Id */
            readonly workspace_id: string | null;
        };
        /**
         * TokenOut
         * @description A token, without its secret.
         */
        readonly TokenOut: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /**
             * Expires
             * Format: date-time
             */
            readonly expires: string;
            /** Id */
            readonly id: string;
            /** Last Used */
            readonly last_used: string | null;
            /** Name */
            readonly name: string;
            /** Scopes */
            readonly scopes: readonly components["schemas"]["Scope"][];
            /** Start */
            readonly start: string;
            /** Workspace Id */
            readonly workspace_id: string | null;
        };
        /**
         * Transfer
         * @description The member who becomes the owner.
         * @example {
         *       "user_id": "kJ2mX9qLr4TzWb7c"
         *     }
         */
        readonly Transfer: {
            readonly user_id: components["schemas"]["Id"];
        };
        /**
         * TwoVersions
         * @description Which versions to compare.
         */
        readonly TwoVersions: {
            /** Newer */
            readonly newer: number;
            /** Older */
            readonly older: number;
        };
        /**
         * UsageOut
         * @description What takes a workspace's room, in bytes. The cache is not counted in `used`.
         */
        readonly UsageOut: {
            /** By Kind */
            readonly by_kind: {
                readonly [key: string]: number;
            };
            /** Cache */
            readonly cache: number;
            /** Quota */
            readonly quota: number;
            /** Reserved */
            readonly reserved: number;
            /** Trash */
            readonly trash: number;
            /** Used */
            readonly used: number;
            /** Versions */
            readonly versions: number;
        };
        /**
         * UseOut
         * @description Something that shows an asset.
         * @example {
         *       "id": "p7Ab2cDe9FgH4iJk",
         *       "kind": "project"
         *     }
         */
        readonly UseOut: {
            /** Id */
            readonly id: string;
            /** Kind */
            readonly kind: string;
        };
        readonly Value: string;
        /**
         * VersionIn
         * @description A name for a version, the newest by default.
         */
        readonly VersionIn: {
            /**
             * Name
             * @example Antes de los cambios de Ana
             */
            readonly name: string;
            /** Version */
            readonly version?: number | null;
        };
        /**
         * VersionOut
         * @description A named version.
         */
        readonly VersionOut: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Author Id */
            readonly author_id: string | null;
            /** Author Name */
            readonly author_name: string;
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /** Seq */
            readonly seq: number;
        };
        /**
         * VoiceOut
         * @description A voice. `note` says what is missing where it is not installed.
         */
        readonly VoiceOut: {
            /** Engine */
            readonly engine: string;
            /** Gender */
            readonly gender: string | null;
            /** Id */
            readonly id: string;
            /** Installed */
            readonly installed: boolean;
            /** Language */
            readonly language: string;
            /** Name */
            readonly name: string;
            /** Note */
            readonly note: string;
        };
        /**
         * VoicesOut
         * @description All voices. `listed` is false until a worker has looked; `voice.sampled` and asking again tell.
         * @example {
         *       "engines": [
         *         {
         *           "id": "espeak",
         *           "name": "eSpeak NG",
         *           "note": "",
         *           "ready": true
         *         }
         *       ],
         *       "listed": true,
         *       "voices": [
         *         {
         *           "engine": "espeak",
         *           "gender": "male",
         *           "id": "espeak:es-419",
         *           "installed": true,
         *           "language": "es-419",
         *           "name": "Español (Latinoamérica)",
         *           "note": ""
         *         }
         *       ]
         *     }
         */
        readonly VoicesOut: {
            /** Engines */
            readonly engines: readonly components["schemas"]["EngineOut"][];
            /** Listed */
            readonly listed: boolean;
            /** Voices */
            readonly voices: readonly components["schemas"]["VoiceOut"][];
        };
        /**
         * WholeProject
         * @description A project at one version.
         */
        readonly WholeProject: {
            /** Document */
            readonly document: {
                readonly [key: string]: unknown;
            };
            /** Project Id */
            readonly project_id: string;
            /** Title */
            readonly title: string;
            /** Version */
            readonly version: number;
            /** Workspace Id */
            readonly workspace_id: string;
        };
        /**
         * Wish
         * @description What to estimate.
         */
        readonly Wish: {
            /** Overrides */
            readonly overrides?: readonly string[];
            /** @default h264_1080p */
            readonly preset: string;
            /** @default 0 */
            readonly start: number;
            readonly stop?: components["schemas"]["Ticks"] | null;
        };
        /**
         * WorkspaceChange
         * @description Another name.
         * @example {
         *       "name": "Taller de vídeo"
         *     }
         */
        readonly WorkspaceChange: {
            readonly name: components["schemas"]["Name"];
        };
        /**
         * WorkspaceDelete
         * @description The confirmation that a person typed: the workspace's name.
         * @example {
         *       "confirmation": "Taller"
         *     }
         */
        readonly WorkspaceDelete: {
            /** Confirmation */
            readonly confirmation: string;
        };
        /**
         * WorkspaceOut
         * @description A workspace.
         */
        readonly WorkspaceOut: {
            /**
             * Created
             * Format: date-time
             */
            readonly created: string;
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /** Quota Bytes */
            readonly quota_bytes: number;
            readonly role: components["schemas"]["Role"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getAsset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AssetOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly trashAsset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeAsset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AssetPatch"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AssetCardOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getAssetLinks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: string;
                    };
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly purgeAsset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Purge"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FreedOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly restoreAsset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AssetCardOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly retryAsset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AssetOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly assetUses: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["UseOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listAssetVersions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly asset_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["AssetVersionOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_list_presets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["PresetOut"][];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_export: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_delete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_cancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_pause: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_prioritise: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PriorityIn"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_resume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_retry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly deleteFolder: {
        readonly parameters: {
            readonly query?: {
                readonly contents?: "refuse" | "move_up";
            };
            readonly header?: never;
            readonly path: {
                readonly folder_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly folder_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FolderPatch"];
            };
        };
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_me: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_change_me: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProfileChange"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_narration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly narration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NarrationOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_cancel_narration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly narration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NarrationOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_download_package: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly link: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_get_package: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly package_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PackageOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_get_project: {
        readonly parameters: {
            readonly query?: {
                readonly version?: number | null;
            };
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WholeProject"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_purge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_patch_project: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProjectPatch"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectCard"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_make_clip: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClipIn"];
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClipOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_commits_since: {
        readonly parameters: {
            readonly query: {
                readonly limit?: number;
                readonly since: number;
            };
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommitPage"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_commit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommitIn"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommitOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_compare: {
        readonly parameters: {
            readonly query: {
                readonly newer: number;
                readonly older: number;
            };
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ComparisonOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_duplicate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectCard"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_project_exports: {
        readonly parameters: {
            readonly query?: {
                readonly mine?: boolean;
                readonly page?: number;
                readonly per_page?: number;
                readonly phase?: readonly (components["schemas"]["Phase"] | "active")[];
            };
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportPageOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_start_export: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ExportIn"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderedOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_estimate: {
        readonly parameters: {
            readonly query: {
                readonly "": number;
                readonly overrides?: readonly string[];
                readonly stop?: components["schemas"]["Ticks"] | null;
            };
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EstimateOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_get_history: {
        readonly parameters: {
            readonly query?: {
                readonly before?: number | null;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HistoryPage"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_move: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Target"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectCard"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_narrate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NarrationIn"];
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NarrationOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_respeak: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly clip_id: string;
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RespeakIn"];
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NarrationOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_export_package: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Made"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Seq"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommitOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_revert: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Seq"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommitOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_make_template: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewTemplate"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Made"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_trash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_untrash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_list_versions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["VersionOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_name_version: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly project_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["VersionIn"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Made"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_choices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoryboardChoices"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_storyboard: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly storyboard_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoryboardOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_cancel_storyboard: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly storyboard_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoryboardOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_stills: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly stills_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StillsOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_get_template: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly template_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TemplateOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_remove_template: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly template_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_tokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["TokenOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_make_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewToken"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenMade"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_delete_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly token_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_workspaces: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["WorkspaceOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_create_workspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewWorkspace"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkspaceOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_workspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkspaceOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_delete_workspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WorkspaceDelete"];
            };
        };
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_rename_workspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WorkspaceChange"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkspaceOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly searchAssets: {
        readonly parameters: {
            readonly query?: {
                readonly category?: readonly string[];
                readonly created_from?: string | null;
                /** @description Exclusive. */
                readonly created_until?: string | null;
                readonly cursor?: string;
                readonly deep?: boolean;
                readonly favourite?: boolean | null;
                /** @description A folder with all inside it; empty for the top. */
                readonly folder?: components["schemas"]["Text"] | null;
                readonly kind?: readonly ("video" | "audio" | "image" | "font" | "lut" | "subtitles" | "package" | "pictures" | "svg")[];
                readonly limit?: number;
                /** @description Ticks, exclusive. */
                readonly max_duration?: number | null;
                /** @description Ticks, inclusive. */
                readonly min_duration?: number | null;
                /**
                 * @description Words, "phrases", and -words to leave out.
                 * @example calle
                 */
                readonly q?: string;
                readonly shape?: readonly ("landscape" | "portrait" | "square")[];
                readonly sort?: ("relevance" | "name" | "newest" | "longest" | "largest") | null;
                readonly state?: readonly ("waiting" | "ready" | "refused")[];
                readonly tag?: readonly string[];
                readonly tags_mode?: "all" | "any";
                readonly trashed?: boolean;
                /** @description User ids; empty for what the studio made. */
                readonly uploader?: readonly string[];
                readonly used?: boolean | null;
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AssetsOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeAssets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkChange"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly countAssets: {
        readonly parameters: {
            readonly query?: {
                readonly category?: readonly string[];
                readonly created_from?: string | null;
                /** @description Exclusive. */
                readonly created_until?: string | null;
                readonly deep?: boolean;
                readonly favourite?: boolean | null;
                /** @description A folder with all inside it; empty for the top. */
                readonly folder?: components["schemas"]["Text"] | null;
                readonly kind?: readonly ("video" | "audio" | "image" | "font" | "lut" | "subtitles" | "package" | "pictures" | "svg")[];
                /** @description Ticks, exclusive. */
                readonly max_duration?: number | null;
                /** @description Ticks, inclusive. */
                readonly min_duration?: number | null;
                /**
                 * @description Words, "phrases", and -words to leave out.
                 * @example calle
                 */
                readonly q?: string;
                readonly shape?: readonly ("landscape" | "portrait" | "square")[];
                readonly state?: readonly ("waiting" | "ready" | "refused")[];
                readonly tag?: readonly string[];
                readonly tags_mode?: "all" | "any";
                readonly trashed?: boolean;
                /** @description User ids; empty for what the studio made. */
                readonly uploader?: readonly string[];
                readonly used?: boolean | null;
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FacetsOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly freedByAssets: {
        readonly parameters: {
            readonly query: {
                readonly asset_id: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FreedOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listAssetStates: {
        readonly parameters: {
            readonly query: {
                readonly id: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["AssetState"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_audit: {
        readonly parameters: {
            readonly query?: {
                readonly before?: number | null;
                readonly limit?: number;
                readonly user_id?: string | null;
                readonly verb?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditPageOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_rendering_endpoints_workspace_exports: {
        readonly parameters: {
            readonly query?: {
                readonly mine?: boolean;
                readonly page?: number;
                readonly per_page?: number;
                readonly phase?: readonly (components["schemas"]["Phase"] | "active")[];
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportPageOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listFolders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["FolderOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly createFolder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FolderIn"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FolderOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_invitations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["InvitationOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_invite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewInvitation"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationMade"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_revoke_invitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invitation_id: string;
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_leave: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_members: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["MemberOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_remove_member: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user_id: string;
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_change_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user_id: string;
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RoleChange"];
            };
        };
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_import_package: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Package"];
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Made"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_list_projects: {
        readonly parameters: {
            readonly query?: {
                readonly folder?: string | null;
                readonly page?: number;
                readonly search?: string;
                readonly size?: number;
                readonly sort?: "changed" | "-changed" | "created" | "-created" | "title" | "-title" | "duration" | "-duration";
                readonly trashed?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectPage"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_create_project: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewProject"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectCard"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_make_storyboard: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StoryboardIn"];
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoryboardOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_order_stills: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StillsIn"];
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StillsOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listTags: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["TagCountOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly deleteTag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TagDelete"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly mergeTags: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TagMerge"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_list_templates: {
        readonly parameters: {
            readonly query?: {
                readonly category?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["TemplateOut"][];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_projects_endpoints_use_template: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly template_id: string;
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TemplateValues"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectCard"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_accounts_endpoints_transfer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Transfer"];
            };
        };
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getUsage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UsageOut"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_list_voices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VoicesOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly studio_assistant_endpoints_sample_voice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly voice_id: string;
                readonly workspace_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SampleOut"];
                };
            };
            /** @description Unauthorized */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: a problem with its code and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
