--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answers (
    owner character varying(100) NOT NULL,
    key character varying(255) NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    job_id character varying(40) NOT NULL,
    created double precision NOT NULL
);


--
-- Name: artifacts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.artifacts (
    id character varying(40) NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    kind character varying(16) NOT NULL,
    name character varying(100) NOT NULL,
    key character varying(255) NOT NULL,
    media_type character varying(40) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    bytes bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    created double precision NOT NULL
);


--
-- Name: assets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.assets (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(255) NOT NULL,
    media_type character varying(40) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    bits integer NOT NULL,
    bytes bigint NOT NULL,
    created double precision NOT NULL
);


--
-- Name: attempts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempts (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    worker_id character varying(200) NOT NULL,
    started double precision NOT NULL,
    ended double precision,
    outcome character varying(16),
    detail text,
    log text
);


--
-- Name: attempts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.attempts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: attempts_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.attempts_id_seq OWNED BY public.attempts.id;


--
-- Name: batches; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.batches (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    axes jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: checkpoints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.checkpoints (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    key character varying(255) NOT NULL,
    bytes bigint NOT NULL,
    done double precision NOT NULL,
    exact boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: checkpoints_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.checkpoints_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: checkpoints_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.checkpoints_id_seq OWNED BY public.checkpoints.id;


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    id character varying(40) NOT NULL,
    webhook_id character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    body text NOT NULL,
    attempts integer NOT NULL,
    due double precision,
    status integer,
    error text,
    created double precision NOT NULL,
    delivered double precision
);


--
-- Name: job_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_events (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    at double precision NOT NULL,
    kind character varying(32) NOT NULL,
    data jsonb NOT NULL
);


--
-- Name: job_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.job_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: job_events_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.job_events_id_seq OWNED BY public.job_events.id;


--
-- Name: jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    label character varying(200) NOT NULL,
    spec jsonb NOT NULL,
    parent_id character varying(40),
    state character varying(16) NOT NULL,
    error text,
    version integer NOT NULL,
    priority integer NOT NULL,
    "position" double precision NOT NULL,
    epoch integer NOT NULL,
    boot_id character varying(40),
    worker_id character varying(200),
    lease_until double precision,
    losses integer NOT NULL,
    progress jsonb,
    created double precision NOT NULL,
    started double precision,
    finished double precision,
    render_seconds double precision NOT NULL,
    batch_id character varying(40)
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    topic character varying(32) NOT NULL,
    payload jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: outbox_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;


--
-- Name: tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tokens (
    id character varying(40) NOT NULL,
    "user" character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    scopes jsonb NOT NULL,
    created double precision NOT NULL,
    expires double precision,
    used double precision
);


--
-- Name: uploads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.uploads (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(255) NOT NULL,
    bytes bigint NOT NULL,
    created double precision NOT NULL
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    name character varying(100) NOT NULL,
    role character varying(16) NOT NULL,
    disabled boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: webhooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhooks (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    url text NOT NULL,
    secret character varying(100) NOT NULL,
    events jsonb NOT NULL,
    enabled boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: workers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workers (
    id character varying(200) NOT NULL,
    boot_id character varying(40) NOT NULL,
    host character varying(200) NOT NULL,
    pid integer NOT NULL,
    device character varying(100) NOT NULL,
    version character varying(40) NOT NULL,
    draining boolean NOT NULL,
    reason text,
    job_id character varying(40),
    started double precision NOT NULL,
    seen double precision NOT NULL,
    stopped double precision,
    trusted double precision
);


--
-- Name: attempts id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts ALTER COLUMN id SET DEFAULT nextval('public.attempts_id_seq'::regclass);


--
-- Name: checkpoints id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints ALTER COLUMN id SET DEFAULT nextval('public.checkpoints_id_seq'::regclass);


--
-- Name: job_events id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events ALTER COLUMN id SET DEFAULT nextval('public.job_events_id_seq'::regclass);


--
-- Name: outbox id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0005');


--
-- Data for Name: answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answers VALUES ('ana', 'key-adam', '27da363d1a5d028df4572d3b6885ce7556666ba9c11b01e4012317d0944915e5', 'job_01m8efxgkre6dkc0smzztm8znq', 1795782787.714467);
INSERT INTO public.answers VALUES ('ana', 'key-lbfgs', 'f708a7bc0ad280a4564180e9640257a3a2befec20275281ff604953265158446', 'job_01m8efxgst5z8h0a3snjzr7q9k', 1795782787.900868);
INSERT INTO public.answers VALUES ('ana', 'key-batch', '5f9e1a92153c6a6174ea68589bd16ee5623fcf3db744e0582698c6eeb4336db4', 'batch_01m8efyd87nrr4k0thmw4ev205', 1795782817.038889);


--
-- Data for Name: artifacts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.artifacts VALUES ('artifact_01m8efxqbeaz9frvg6fz8m125p', 'job_01m8efxgkre6dkc0smzztm8znq', 1, 'scale', 'scale-1.jpg', 'jobs/job_01m8efxgkre6dkc0smzztm8znq/e1/scale_01m8efxqb1ycaa7qrbz0jtabk8-scale-1.jpg', 'image/jpeg', 64, 32, 2910, '64d38f88b75885a65ff71a2aeae6d3accc0044455c00a8a65cc7c57b6095724e', 1795782794.607446);
INSERT INTO public.artifacts VALUES ('artifact_01m8efxr6mbkkkgpjza09epn22', 'job_01m8efxgkre6dkc0smzztm8znq', 1, 'preview', 'preview.webp', 'jobs/job_01m8efxgkre6dkc0smzztm8znq/e1/preview_01m8efxr69a4x7cjg30a7hp574-preview.webp', 'image/webp', 96, 48, 2674, '7834d8c604498a60b2e3b3a1112aa599735bb74eb9eab97a95655010bdb32e08', 1795782795.476894);
INSERT INTO public.artifacts VALUES ('artifact_01m8efxr7q228r381gsyq66z3j', 'job_01m8efxgkre6dkc0smzztm8znq', 1, 'result', 'result.png', 'jobs/job_01m8efxgkre6dkc0smzztm8znq/e1/result_01m8efxr7fry6r004xa5r7zbhq-result.png', 'image/png', 96, 48, 14404, '4aefa3cba8c8e8f03f35a10398dc87e532cf386fca3de3ecff90f467241dd3b9', 1795782795.512311);
INSERT INTO public.artifacts VALUES ('artifact_01m8efxsm4wxryrv3990mxfbq2', 'job_01m8efxgst5z8h0a3snjzr7q9k', 1, 'scale', 'scale-1.jpg', 'jobs/job_01m8efxgst5z8h0a3snjzr7q9k/e1/scale_01m8efxskq02k1brkkdy3h45kn-scale-1.jpg', 'image/jpeg', 64, 32, 4075, '150f2cb65685ad47c4c42dcb0d7feecc004e1c18e02fcd0069bfee63d07f395d', 1795782796.933763);
INSERT INTO public.artifacts VALUES ('artifact_01m8efxtfc36zzza65nk6csgve', 'job_01m8efxgst5z8h0a3snjzr7q9k', 1, 'preview', 'preview.webp', 'jobs/job_01m8efxgst5z8h0a3snjzr7q9k/e1/preview_01m8efxtetczhw0dyr4ccvet5d-preview.webp', 'image/webp', 96, 48, 3520, 'f56228efa65aac535f2b33e35718a89e35d60b9eaa60d47e3cd1d6b6f0bf6e63', 1795782797.804527);
INSERT INTO public.artifacts VALUES ('artifact_01m8efxtg688wjab528s5a1548', 'job_01m8efxgst5z8h0a3snjzr7q9k', 1, 'result', 'result.png', 'jobs/job_01m8efxgst5z8h0a3snjzr7q9k/e1/result_01m8efxtfyzzc582n9kwmb6yqg-result.png', 'image/png', 96, 48, 13414, '03089c138de1777f8329d3eb11e4ff9d362d306425d90132950cf1d3a3558fdc', 1795782797.830674);


--
-- Data for Name: assets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.assets VALUES ('asset_01m8efxgjf5etz5pz9s8wbs7jh', 'ana', '12784f779dceb70ddbe8fab1de0df47920712bcccefea1196b7e3b59dd6d2dca', 'photo.png', 'image/png', 96, 48, 8, 13228, 1795782787.665705);
INSERT INTO public.assets VALUES ('asset_01m8efxgjw8vcgwd31n0r8mk5n', 'ana', 'b0ed253980a90f26ccdc1732eba0b1d6c67ff4caed85c2f9545ad1f140c56423', 'painting.png', 'image/png', 96, 48, 8, 3901, 1795782787.682931);
INSERT INTO public.assets VALUES ('asset_01m8efxgkgw15q0qhsrbt8pw8p', 'ana', '455e3e60599aed87dda261392f0df5162f286a1cdf158fbff26539a3d845e6b9', 'regions.png', 'image/png', 96, 48, 8, 305, 1795782787.69772);


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES (1, 'job_01m8efxgkre6dkc0smzztm8znq', 1, 'studio/finishes', 1795782791.180762, 1795782795.516426, 'succeeded', NULL, '{"job": "job_01m8efxgkre6dkc0smzztm8znq", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:11.206199Z"}');
INSERT INTO public.attempts VALUES (2, 'job_01m8efxgst5z8h0a3snjzr7q9k', 1, 'studio/finishes', 1795782795.626071, 1795782797.833012, 'succeeded', NULL, '{"job": "job_01m8efxgst5z8h0a3snjzr7q9k", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:15.629918Z"}');
INSERT INTO public.attempts VALUES (3, 'job_01m8efxgt13y29gdmqk1b90jqe', 1, 'studio/finishes', 1795782797.940949, 1795782797.960196, 'failed', 'regions need a mask of the photo and one of each painting', '{"job": "job_01m8efxgt13y29gdmqk1b90jqe", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:17.944361Z"}
{"job": "job_01m8efxgt13y29gdmqk1b90jqe", "reason": "regions need a mask of the photo and one of each painting", "event": "job failed", "level": "error", "logger": "workers.render", "timestamp": "2026-11-27T12:33:17.958600Z"}');
INSERT INTO public.attempts VALUES (4, 'job_01m8efxtq5q0vz8qjvwgagwvjr', 1, 'studio/adam', 1795782800.251279, NULL, NULL, NULL, '{"job": "job_01m8efxtq5q0vz8qjvwgagwvjr", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:20.266000Z"}');
INSERT INTO public.attempts VALUES (5, 'job_01m8efxyt0m8hh4a603fzpzxm5', 1, 'studio/lbfgs', 1795782804.280198, NULL, NULL, NULL, '{"job": "job_01m8efxyt0m8hh4a603fzpzxm5", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:24.293002Z"}');
INSERT INTO public.attempts VALUES (6, 'job_01m8efy1qmnck6kkfjmbh6csge', 1, 'studio/pauses', 1795782808.402287, 1795782810.477241, 'paused', NULL, '{"job": "job_01m8efy1qmnck6kkfjmbh6csge", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:28.435877Z"}
{"event": "Connected to redis://:**@127.0.0.1:22432/0", "level": "info", "logger": "celery.worker.consumer.connection", "timestamp": "2026-11-27T12:33:28.460217Z"}
{"event": "boot_01m8efy3jp05j56kn8szhw1n3c@vm ready.", "level": "info", "logger": "celery.apps.worker", "timestamp": "2026-11-27T12:33:28.469879Z"}
{"event": "Task brushfarm.render[b0869f4d-d9f3-4524-83ac-5b8df6f13833] received", "level": "info", "logger": "celery.worker.strategy", "timestamp": "2026-11-27T12:33:28.470953Z"}
{"job": "job_01m8efy1qmnck6kkfjmbh6csge", "done": 0.013333, "event": "first iteration", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:29.801695Z"}
{"job": "job_01m8efy1qmnck6kkfjmbh6csge", "order": "pause", "event": "render stops", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:30.474393Z"}');
INSERT INTO public.attempts VALUES (7, 'job_01m8efy782bnr6t0beaze54y1v', 1, 'studio/gone', 1795782816.90711, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (8, 'job_01m8efyd4kk1dr2kdj9ggg390m', 1, 'studio/gone', 1795782816.920254, NULL, NULL, NULL, NULL);


--
-- Data for Name: batches; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.batches VALUES ('batch_01m8efyd87nrr4k0thmw4ev205', 'ana', '[{"field": "/recipe/style_weight", "values": [0.5, 2]}, {"field": "/preset", "values": ["draft"]}]', 1795782817.03206);


--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.checkpoints VALUES (13, 'job_01m8efxtq5q0vz8qjvwgagwvjr', 1, 'jobs/job_01m8efxtq5q0vz8qjvwgagwvjr/e1/checkpoint_01m8efxyn17cgrpgw7rn16v3a9.safetensors', 99036, 0.14666666666666667, true, 1795782802.091191);
INSERT INTO public.checkpoints VALUES (14, 'job_01m8efxtq5q0vz8qjvwgagwvjr', 1, 'jobs/job_01m8efxtq5q0vz8qjvwgagwvjr/e1/checkpoint_01m8efxynyxyan2vevr6af6cjc.safetensors', 99036, 0.16, true, 1795782802.11907);
INSERT INTO public.checkpoints VALUES (25, 'job_01m8efxyt0m8hh4a603fzpzxm5', 1, 'jobs/job_01m8efxyt0m8hh4a603fzpzxm5/e1/checkpoint_01m8efy1kds2a2bvw2qahxaamx.safetensors', 172832, 0.14666666666666667, true, 1795782805.115011);
INSERT INTO public.checkpoints VALUES (26, 'job_01m8efxyt0m8hh4a603fzpzxm5', 1, 'jobs/job_01m8efxyt0m8hh4a603fzpzxm5/e1/checkpoint_01m8efy1mng88af8jrahm0wzy4.safetensors', 172832, 0.16, true, 1795782805.156613);
INSERT INTO public.checkpoints VALUES (37, 'job_01m8efy1qmnck6kkfjmbh6csge', 1, 'jobs/job_01m8efy1qmnck6kkfjmbh6csge/e1/checkpoint_01m8efy6sgagwm74g39ft17te6.safetensors', 99036, 0.17333333333333334, true, 1795782810.438862);
INSERT INTO public.checkpoints VALUES (38, 'job_01m8efy1qmnck6kkfjmbh6csge', 1, 'jobs/job_01m8efy1qmnck6kkfjmbh6csge/e1/checkpoint_01m8efy6ty4dm9ww4y95ttyc2t.safetensors', 99036, 0.18666666666666668, true, 1795782810.469909);


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('msg_01m8efy77461qc2kdt254s0p7e', 'webhook_01m8efxg8mg5a063qppe0er514', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-27T12:33:15.519620+00:00", "data": {"error": null, "label": "Finished with adam", "state": "succeeded", "detail": null, "job_id": "job_01m8efxgkre6dkc0smzztm8znq", "outcome": "succeeded"}}', 0, 1795782795.51962, NULL, NULL, 1795782810.853935, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8efy779rynnaczghcejxm7e', 'webhook_01m8efxg8mg5a063qppe0er514', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-27T12:33:17.835222+00:00", "data": {"error": null, "label": "Finished with lbfgs", "state": "succeeded", "detail": null, "job_id": "job_01m8efxgst5z8h0a3snjzr7q9k", "outcome": "succeeded"}}', 0, 1795782797.835222, NULL, NULL, 1795782810.857534, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8efy77agfrmb4rpegky803s', 'webhook_01m8efxg8mg5a063qppe0er514', 'job.failed', '{"type": "job.failed", "timestamp": "2026-11-27T12:33:17.962992+00:00", "data": {"error": "regions need a mask of the photo and one of each painting", "label": "Other colours", "state": "failed", "detail": "regions need a mask of the photo and one of each painting", "job_id": "job_01m8efxgt13y29gdmqk1b90jqe", "outcome": "failed"}}', 0, 1795782797.962992, NULL, NULL, 1795782810.859224, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8efy77e6v43a73c96djdp9d', 'webhook_01m8efxg8mg5a063qppe0er514', 'job.paused', '{"type": "job.paused", "timestamp": "2026-11-27T12:33:30.479707+00:00", "data": {"error": null, "label": "Paused in the middle", "state": "paused", "detail": null, "job_id": "job_01m8efy1qmnck6kkfjmbh6csge", "outcome": "paused"}}', 0, 1795782810.479707, NULL, NULL, 1795782810.862885, NULL);


--
-- Data for Name: job_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_events VALUES (1, 'job_01m8efxgkre6dkc0smzztm8znq', 1795782787.709089, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (2, 'job_01m8efxgst5z8h0a3snjzr7q9k', 1795782787.89986, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (3, 'job_01m8efxgt13y29gdmqk1b90jqe', 1795782787.907085, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (4, 'job_01m8efxgkre6dkc0smzztm8znq', 1795782791.189723, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (5, 'job_01m8efxgkre6dkc0smzztm8znq', 1795782794.608008, 'artifact', '{"name": "scale-1.jpg", "width": 64, "height": 32, "sha256": "64d38f88b75885a65ff71a2aeae6d3accc0044455c00a8a65cc7c57b6095724e", "artifact": "artifact_01m8efxqbeaz9frvg6fz8m125p"}');
INSERT INTO public.job_events VALUES (6, 'job_01m8efxgkre6dkc0smzztm8znq', 1795782795.512993, 'artifact', '{"name": "result.png", "width": 96, "height": 48, "sha256": "4aefa3cba8c8e8f03f35a10398dc87e532cf386fca3de3ecff90f467241dd3b9", "artifact": "artifact_01m8efxr7q228r381gsyq66z3j"}');
INSERT INTO public.job_events VALUES (7, 'job_01m8efxgkre6dkc0smzztm8znq', 1795782795.518939, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (8, 'job_01m8efxgst5z8h0a3snjzr7q9k', 1795782795.627218, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (9, 'job_01m8efxgst5z8h0a3snjzr7q9k', 1795782796.93433, 'artifact', '{"name": "scale-1.jpg", "width": 64, "height": 32, "sha256": "150f2cb65685ad47c4c42dcb0d7feecc004e1c18e02fcd0069bfee63d07f395d", "artifact": "artifact_01m8efxsm4wxryrv3990mxfbq2"}');
INSERT INTO public.job_events VALUES (10, 'job_01m8efxgst5z8h0a3snjzr7q9k', 1795782797.831159, 'artifact', '{"name": "result.png", "width": 96, "height": 48, "sha256": "03089c138de1777f8329d3eb11e4ff9d362d306425d90132950cf1d3a3558fdc", "artifact": "artifact_01m8efxtg688wjab528s5a1548"}');
INSERT INTO public.job_events VALUES (11, 'job_01m8efxgst5z8h0a3snjzr7q9k', 1795782797.834716, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (12, 'job_01m8efxgt13y29gdmqk1b90jqe', 1795782797.94186, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (13, 'job_01m8efxgt13y29gdmqk1b90jqe', 1795782797.962232, 'state', '{"state": "failed", "detail": "regions need a mask of the photo and one of each painting", "outcome": "failed"}');
INSERT INTO public.job_events VALUES (14, 'job_01m8efxtq5q0vz8qjvwgagwvjr', 1795782798.054778, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (15, 'job_01m8efxtq5q0vz8qjvwgagwvjr', 1795782800.254013, 'state', '{"epoch": 1, "state": "running", "worker": "studio/adam"}');
INSERT INTO public.job_events VALUES (16, 'job_01m8efxyt0m8hh4a603fzpzxm5', 1795782802.24189, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (17, 'job_01m8efxyt0m8hh4a603fzpzxm5', 1795782804.283035, 'state', '{"epoch": 1, "state": "running", "worker": "studio/lbfgs"}');
INSERT INTO public.job_events VALUES (18, 'job_01m8efy1qmnck6kkfjmbh6csge', 1795782805.237885, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (19, 'job_01m8efy1qmnck6kkfjmbh6csge', 1795782808.410095, 'state', '{"epoch": 1, "state": "running", "worker": "studio/pauses"}');
INSERT INTO public.job_events VALUES (20, 'job_01m8efy1qmnck6kkfjmbh6csge', 1795782810.405221, 'state', '{"by": "ana", "state": "pausing"}');
INSERT INTO public.job_events VALUES (21, 'job_01m8efy1qmnck6kkfjmbh6csge', 1795782810.479164, 'state', '{"state": "paused", "detail": null, "outcome": "paused"}');
INSERT INTO public.job_events VALUES (22, 'job_01m8efy782bnr6t0beaze54y1v', 1795782810.885682, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (23, 'job_01m8efy782bnr6t0beaze54y1v', 1795782816.908654, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (24, 'job_01m8efy782bnr6t0beaze54y1v', 1795782816.912613, 'state', '{"by": "ana", "state": "pausing"}');
INSERT INTO public.job_events VALUES (25, 'job_01m8efyd4kk1dr2kdj9ggg390m', 1795782816.915952, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (26, 'job_01m8efyd4kk1dr2kdj9ggg390m', 1795782816.921002, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (27, 'job_01m8efyd4kk1dr2kdj9ggg390m', 1795782816.923714, 'state', '{"by": "ana", "state": "canceling"}');
INSERT INTO public.job_events VALUES (28, 'job_01m8efyd4x89j433me9dhm5hpe', 1795782816.926453, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (29, 'job_01m8efyd4x89j433me9dhm5hpe', 1795782816.930374, 'state', '{"by": "ana", "state": "canceled"}');
INSERT INTO public.job_events VALUES (30, 'job_01m8efyd540d3eyrecjgmz7a7e', 1795782816.933015, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (31, 'job_01m8efyd58rdeqh32ns1kx3qxr', 1795782816.937863, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (32, 'job_01m8efyd5czwpptrzbpb5v5hpn', 1795782816.941424, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (33, 'job_01m8efyd5czwpptrzbpb5v5hpn', 1795782816.944434, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (34, 'job_01m8efyd5j9xttkk4t1pqwwrtg', 1795782816.947008, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (35, 'job_01m8efyd5j9xttkk4t1pqwwrtg', 1795782816.950002, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (36, 'job_01m8efyd5qvre40w6t940gv08y', 1795782816.95248, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (37, 'job_01m8efyd5qvre40w6t940gv08y', 1795782816.955586, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (38, 'job_01m8efyd5x5cbk8j4ay5kjjg95', 1795782816.958399, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (39, 'job_01m8efyd5x5cbk8j4ay5kjjg95', 1795782816.961478, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (40, 'job_01m8efyd63r8zb5kj9mbw8941n', 1795782816.963984, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (41, 'job_01m8efyd63r8zb5kj9mbw8941n', 1795782816.967192, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (42, 'job_01m8efyd69m503b6bvfs808y73', 1795782816.9698, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (43, 'job_01m8efyd69m503b6bvfs808y73', 1795782816.972846, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (44, 'job_01m8efyd6er7bwwhn0cq824nc4', 1795782816.975652, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (45, 'job_01m8efyd6er7bwwhn0cq824nc4', 1795782816.978822, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (46, 'job_01m8efyd6m2zbtcc3ca6rg0csy', 1795782816.981324, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (47, 'job_01m8efyd6m2zbtcc3ca6rg0csy', 1795782816.984604, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (48, 'job_01m8efyd6tr0sknece5xds1w47', 1795782816.987432, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (49, 'job_01m8efyd6tr0sknece5xds1w47', 1795782816.990516, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (50, 'job_01m8efyd70smqmdcskj9ymq9fw', 1795782816.993064, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (51, 'job_01m8efyd70smqmdcskj9ymq9fw', 1795782816.996304, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (52, 'job_01m8efyd76am7awbfjqs608d3w', 1795782816.999402, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (53, 'job_01m8efyd76am7awbfjqs608d3w', 1795782817.00277, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (54, 'job_01m8efyd7cdxx39vx6a9vvz0m9', 1795782817.005661, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (55, 'job_01m8efyd7cdxx39vx6a9vvz0m9', 1795782817.008837, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (56, 'job_01m8efyd7j7f8q72yx6mvcm42k', 1795782817.011475, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (57, 'job_01m8efyd7j7f8q72yx6mvcm42k', 1795782817.015052, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (58, 'job_01m8efyd7s1gzwfc9a8v26pfn0', 1795782817.018127, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (59, 'job_01m8efyd7s1gzwfc9a8v26pfn0', 1795782817.022406, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (60, 'job_01m8efyd80r1w30qbh5n0jeevb', 1795782817.025411, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (61, 'job_01m8efyd80r1w30qbh5n0jeevb', 1795782817.028793, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (62, 'job_01m8efyd8a4k045zfzt0mxqmzy', 1795782817.03492, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (63, 'job_01m8efyd8c1y37sbwbb922nv66', 1795782817.03781, 'state', '{"state": "queued"}');


--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.jobs VALUES ('job_01m8efxgst5z8h0a3snjzr7q9k', 'ana', 'Finished with lbfgs', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'succeeded', NULL, 3, 0, 1795782787.898139, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 0.1601728567807113, "curve": [[0.013333, 1.208829440574975], [0.026667, 1.1269518159205052], [0.04, 0.9677995508334706], [0.053333, 0.8983587204750405], [0.066667, 0.7290365577032282], [0.08, 0.6794924538513274], [0.093333, 0.5559171701710636], [0.106667, 0.4979755981134028], [0.12, 0.42262181745621225], [0.133333, 0.334565431741503], [0.146667, 0.29393116353725596], [0.16, 0.2625073161648825], [0.173333, 0.2169634440438791], [0.186667, 0.19520749857616568], [0.2, 0.16872431800499768], [0.213333, 0.1588003964287545], [0.226667, 0.1489773231716856], [0.24, 0.14220621596338678], [0.253333, 0.13617888051060872], [0.266667, 0.1259141975334243], [0.28, 0.12026003280871359], [0.293333, 0.11500665700011936], [0.306667, 0.11290399961899178], [0.32, 0.10625956920503282], [0.333333, 0.10286081782843315], [0.346667, 0.10136887108666232], [0.36, 0.09930906963912726], [0.373333, 0.09681749623946637], [0.386667, 0.09413883432922246], [0.4, 0.09201718914225618], [0.43, 0.20498863199678252], [0.46, 0.19786213939200947], [0.49, 0.18870265442385528], [0.52, 0.1833129831315531], [0.55, 0.18118184664934212], [0.58, 0.17678267936967113], [0.61, 0.17398589513486984], [0.64, 0.17220509919358848], [0.67, 0.1698140858803419], [0.7, 0.16773640643326326], [0.73, 0.16614673773629493], [0.76, 0.16487927459810348], [0.79, 0.16387279788672676], [0.82, 0.16309408219995852], [0.85, 0.1624180789048639], [0.88, 0.16174600627541819], [0.91, 0.16150945659129146], [0.94, 0.16083178283633642], [0.97, 0.16046557063858805], [1.0, 0.1601728567807113]], "scale": 2, "stage": "finished", "width": 96, "height": 48, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.10158428153902786, "eta_seconds": 0, "content_loss": 0.057996237240386106}', 1795782787.898139, 1795782795.626793, 1795782797.833012, 2.2069411277770996, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efxgkre6dkc0smzztm8znq', 'ana', 'Finished with adam', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'succeeded', NULL, 3, 0, 1795782787.704393, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 0.34161475883917414, "curve": [[0.013333, 1.208829440574975], [0.026667, 1.1881483681554714], [0.04, 1.15056859300854], [0.053333, 1.102099389979095], [0.066667, 1.0502432029456412], [0.08, 1.0010352936826945], [0.093333, 0.9579596887200071], [0.106667, 0.9200828422879899], [0.12, 0.8853315752061567], [0.133333, 0.8504798052655276], [0.146667, 0.8141325903248223], [0.16, 0.7806604790652021], [0.173333, 0.7527655004801114], [0.186667, 0.7291980630060632], [0.2, 0.707793268805997], [0.213333, 0.6848315473124001], [0.226667, 0.6611474096481457], [0.24, 0.6369918484567438], [0.253333, 0.6136203583560843], [0.266667, 0.5917978759610648], [0.28, 0.5720829957937484], [0.293333, 0.5547547024175843], [0.306667, 0.5400515410765523], [0.32, 0.5273198397463063], [0.333333, 0.5165511746584205], [0.346667, 0.5075259579075627], [0.36, 0.500222211480803], [0.373333, 0.4948265737655719], [0.386667, 0.49114546793576397], [0.4, 0.48834008923780325], [0.43, 0.6278409878751389], [0.46, 0.5953633443256809], [0.49, 0.5625704519119152], [0.52, 0.5311950138017564], [0.55, 0.5027011511006468], [0.58, 0.47778566268132944], [0.61, 0.45670234329404896], [0.64, 0.4392224221589343], [0.67, 0.42435279394033365], [0.7, 0.41063766220006453], [0.73, 0.3978792376080933], [0.76, 0.38653508920305185], [0.79, 0.37649032968258644], [0.82, 0.3674230360409165], [0.85, 0.3598938714172627], [0.88, 0.35368661194761897], [0.91, 0.34883667948403535], [0.94, 0.34523394336011315], [0.97, 0.34282481977398915], [1.0, 0.34161475883917414]], "scale": 2, "stage": "finished", "width": 96, "height": 48, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.28018145767725233, "eta_seconds": 0, "content_loss": 0.06143330116192178}', 1795782787.704393, 1795782791.187825, 1795782795.516426, 4.3356640338897705, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efxgt13y29gdmqk1b90jqe', 'ana', 'Other colours', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p"}', NULL, 'failed', 'regions need a mask of the photo and one of each painting', 3, 0, 1795782787.905866, 1, NULL, NULL, NULL, 0, '{"stage": "loading"}', 1795782787.905866, 1795782797.941515, 1795782797.960196, 0.019247055053710938, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efxtq5q0vz8qjvwgagwvjr', 'ana', 'Stopped with adam', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795782798.053124, 1, 'boot_01m8efxwejhtzt3sfdjx5fnec3', 'studio/adam', 1795782830.288156, 0, '{"stage": "loading"}', 1795782798.053124, 1795782800.252913, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efxyt0m8hh4a603fzpzxm5', 'ana', 'Stopped with lbfgs', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795782802.240597, 1, 'boot_01m8efy0cs75nw23n3mbgnre8m', 'studio/lbfgs', 1795782834.311976, 0, '{"stage": "loading"}', 1795782802.240597, 1795782804.282032, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd540d3eyrecjgmz7a7e', 'ana', 'Queued', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795782816.93214, 0, NULL, NULL, NULL, 0, NULL, 1795782816.93214, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd58rdeqh32ns1kx3qxr', 'ana', 'A version', '{"init": null, "recipe": {"init": "content", "seed": 7, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', 'job_01m8efxgkre6dkc0smzztm8znq', 'queued', NULL, 1, 0, 1795782816.936872, 0, NULL, NULL, NULL, 0, NULL, 1795782816.936872, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efy1qmnck6kkfjmbh6csge', 'ana', 'Paused in the middle', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 4, 10, 1795782805.236405, 1, NULL, NULL, NULL, 0, '{"done": 0.173333, "loss": 0.7527655004801114, "curve": [[0.013333, 1.208829440574975], [0.026667, 1.1881483681554714], [0.04, 1.15056859300854], [0.053333, 1.102099389979095], [0.066667, 1.0502432029456412], [0.08, 1.0010352936826945], [0.093333, 0.9579596887200071], [0.106667, 0.9200828422879899], [0.12, 0.8853315752061567], [0.133333, 0.8504798052655276], [0.146667, 0.8141325903248223], [0.16, 0.7806604790652021], [0.173333, 0.7527655004801114]], "scale": 1, "stage": "rendering", "width": 64, "height": 32, "scales": 2, "iteration": 13, "iterations": 30, "style_loss": 0.7184173838851338, "eta_seconds": 3.2, "content_loss": 0.034348116594977586}', 1795782805.236405, 1795782808.408443, NULL, 2.074954032897949, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efy782bnr6t0beaze54y1v', 'ana', 'Held: pause', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'pausing', NULL, 3, 20, 1795782810.882857, 1, 'boot_gone', 'studio/gone', 1795782846.908277, 0, NULL, 1795782810.882857, 1795782816.90828, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd4kk1dr2kdj9ggg390m', 'ana', 'Held: cancel', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'canceling', NULL, 3, 20, 1795782816.914934, 1, 'boot_gone', 'studio/gone', 1795782846.920721, 0, NULL, 1795782816.914934, 1795782816.920723, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd4x89j433me9dhm5hpe', 'ana', 'Canceled', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'canceled', NULL, 2, 0, 1795782816.92547, 0, NULL, NULL, NULL, 0, NULL, 1795782816.92547, NULL, 1795782816.929434, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd5czwpptrzbpb5v5hpn', 'ana', 'Preset draft', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.940531, 0, NULL, NULL, NULL, 0, NULL, 1795782816.940531, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd5j9xttkk4t1pqwwrtg', 'ana', 'Preset standard', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.946077, 0, NULL, NULL, NULL, 0, NULL, 1795782816.946077, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd5qvre40w6t940gv08y', 'ana', 'Preset fine', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.951639, 0, NULL, NULL, NULL, 0, NULL, 1795782816.951639, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd5x5cbk8j4ay5kjjg95', 'ana', 'Every file', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png", "png16", "jpeg", "webp", "tiff", "tiff16"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.95741, 0, NULL, NULL, NULL, 0, NULL, 1795782816.95741, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd63r8zb5kj9mbw8941n', 'ana', 'Two paintings', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 2.5}, {"mask": null, "asset": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.963123, 0, NULL, NULL, NULL, 0, NULL, 1795782816.963123, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd69m503b6bvfs808y73', 'ana', 'Regions', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p"}', NULL, 'paused', NULL, 2, 0, 1795782816.968959, 0, NULL, NULL, NULL, 0, NULL, 1795782816.968959, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd6er7bwwhn0cq824nc4', 'ana', 'Regions and strength', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "content_mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p"}', NULL, 'paused', NULL, 2, 0, 1795782816.974705, 0, NULL, NULL, NULL, 0, NULL, 1795782816.974705, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd6m2zbtcc3ca6rg0csy', 'ana', 'Strength', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.980472, 0, NULL, NULL, NULL, 0, NULL, 1795782816.980472, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd6tr0sknece5xds1w47', 'ana', 'A canvas of one''s own', '{"init": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "recipe": {"init": "image", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.986511, 0, NULL, NULL, NULL, 0, NULL, 1795782816.986511, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd70smqmdcskj9ymq9fw', 'ana', 'Settings 1', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "luminance", "history": 10, "network": "auto", "padding": "zeros", "pooling": "max", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "gram", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.992126, 0, NULL, NULL, NULL, 0, NULL, 1795782816.992126, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd76am7awbfjqs608d3w', 'ana', 'Settings 2', '{"init": null, "recipe": {"init": "noise", "seed": 2147483647, "size": 96, "color": "match", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": true, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "moments", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782816.998427, 0, NULL, NULL, NULL, 0, NULL, 1795782816.998427, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd7cdxx39vx6a9vvz0m9', 'ana', 'Settings 3', '{"init": null, "recipe": {"init": "noisy", "seed": 0, "size": 96, "color": "histogram", "history": 10, "network": "vgg16", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "wasserstein", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782817.004754, 0, NULL, NULL, NULL, 0, NULL, 1795782817.004754, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd7j7f8q72yx6mvcm42k', 'ana', 'Settings 4', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 100, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.0, "optimizer": "lbfgs", "precision": "float16", "tv_weight": 0.5, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782817.010537, 0, NULL, NULL, NULL, 0, NULL, 1795782817.010537, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd7s1gzwfc9a8v26pfn0', 'ana', 'Settings 5', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 16384, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 4096, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 4.0, "statistics": "covariance", "style_scale": 4.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 8.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782817.016985, 0, NULL, NULL, NULL, 0, NULL, 1795782817.016985, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd80r1w30qbh5n0jeevb', 'ana', 'Settings 6', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_2": 2.0, "relu5_3": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu2_2": 1.0, "relu3_3": 0.5}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795782817.024424, 0, NULL, NULL, NULL, 0, NULL, 1795782817.024424, NULL, NULL, 0, NULL);
INSERT INTO public.jobs VALUES ('job_01m8efyd8a4k045zfzt0mxqmzy', 'ana', '', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 0.5, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795782817.03206, 0, NULL, NULL, NULL, 0, NULL, 1795782817.03206, NULL, NULL, 0, 'batch_01m8efyd87nrr4k0thmw4ev205');
INSERT INTO public.jobs VALUES ('job_01m8efyd8c1y37sbwbb922nv66', 'ana', '', '{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 2.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795782817.0320609, 0, NULL, NULL, NULL, 0, NULL, 1795782817.0320609, NULL, NULL, 0, 'batch_01m8efyd87nrr4k0thmw4ev205');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES (155, 'webhook', '{"data": {"error": null, "label": "Held: pause", "state": "queued", "job_id": "job_01m8efy782bnr6t0beaze54y1v"}, "kind": "job.queued", "owner": "ana"}', 1795782810.887399);
INSERT INTO public.outbox VALUES (156, 'doorbell', '{}', 1795782810.887973);
INSERT INTO public.outbox VALUES (157, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: pause", "state": "running", "job_id": "job_01m8efy782bnr6t0beaze54y1v", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795782816.909235);
INSERT INTO public.outbox VALUES (158, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: pause", "state": "pausing", "job_id": "job_01m8efy782bnr6t0beaze54y1v"}, "kind": "job.pausing", "owner": "ana"}', 1795782816.913124);
INSERT INTO public.outbox VALUES (159, 'webhook', '{"data": {"error": null, "label": "Held: cancel", "state": "queued", "job_id": "job_01m8efyd4kk1dr2kdj9ggg390m"}, "kind": "job.queued", "owner": "ana"}', 1795782816.916462);
INSERT INTO public.outbox VALUES (160, 'doorbell', '{}', 1795782816.916778);
INSERT INTO public.outbox VALUES (161, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: cancel", "state": "running", "job_id": "job_01m8efyd4kk1dr2kdj9ggg390m", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795782816.921517);
INSERT INTO public.outbox VALUES (162, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: cancel", "state": "canceling", "job_id": "job_01m8efyd4kk1dr2kdj9ggg390m"}, "kind": "job.canceling", "owner": "ana"}', 1795782816.924154);
INSERT INTO public.outbox VALUES (163, 'webhook', '{"data": {"error": null, "label": "Canceled", "state": "queued", "job_id": "job_01m8efyd4x89j433me9dhm5hpe"}, "kind": "job.queued", "owner": "ana"}', 1795782816.926887);
INSERT INTO public.outbox VALUES (164, 'doorbell', '{}', 1795782816.927259);
INSERT INTO public.outbox VALUES (165, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Canceled", "state": "canceled", "job_id": "job_01m8efyd4x89j433me9dhm5hpe"}, "kind": "job.canceled", "owner": "ana"}', 1795782816.930782);
INSERT INTO public.outbox VALUES (166, 'webhook', '{"data": {"error": null, "label": "Queued", "state": "queued", "job_id": "job_01m8efyd540d3eyrecjgmz7a7e"}, "kind": "job.queued", "owner": "ana"}', 1795782816.933402);
INSERT INTO public.outbox VALUES (167, 'doorbell', '{}', 1795782816.933695);
INSERT INTO public.outbox VALUES (168, 'webhook', '{"data": {"error": null, "label": "A version", "state": "queued", "job_id": "job_01m8efyd58rdeqh32ns1kx3qxr"}, "kind": "job.queued", "owner": "ana"}', 1795782816.938339);
INSERT INTO public.outbox VALUES (169, 'doorbell', '{}', 1795782816.938639);
INSERT INTO public.outbox VALUES (170, 'webhook', '{"data": {"error": null, "label": "Preset draft", "state": "queued", "job_id": "job_01m8efyd5czwpptrzbpb5v5hpn"}, "kind": "job.queued", "owner": "ana"}', 1795782816.941815);
INSERT INTO public.outbox VALUES (171, 'doorbell', '{}', 1795782816.942102);
INSERT INTO public.outbox VALUES (172, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft", "state": "paused", "job_id": "job_01m8efyd5czwpptrzbpb5v5hpn"}, "kind": "job.paused", "owner": "ana"}', 1795782816.944841);
INSERT INTO public.outbox VALUES (173, 'webhook', '{"data": {"error": null, "label": "Preset standard", "state": "queued", "job_id": "job_01m8efyd5j9xttkk4t1pqwwrtg"}, "kind": "job.queued", "owner": "ana"}', 1795782816.947409);
INSERT INTO public.outbox VALUES (174, 'doorbell', '{}', 1795782816.9477);
INSERT INTO public.outbox VALUES (175, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard", "state": "paused", "job_id": "job_01m8efyd5j9xttkk4t1pqwwrtg"}, "kind": "job.paused", "owner": "ana"}', 1795782816.950451);
INSERT INTO public.outbox VALUES (176, 'webhook', '{"data": {"error": null, "label": "Preset fine", "state": "queued", "job_id": "job_01m8efyd5qvre40w6t940gv08y"}, "kind": "job.queued", "owner": "ana"}', 1795782816.952861);
INSERT INTO public.outbox VALUES (177, 'doorbell', '{}', 1795782816.953164);
INSERT INTO public.outbox VALUES (178, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine", "state": "paused", "job_id": "job_01m8efyd5qvre40w6t940gv08y"}, "kind": "job.paused", "owner": "ana"}', 1795782816.956025);
INSERT INTO public.outbox VALUES (179, 'webhook', '{"data": {"error": null, "label": "Every file", "state": "queued", "job_id": "job_01m8efyd5x5cbk8j4ay5kjjg95"}, "kind": "job.queued", "owner": "ana"}', 1795782816.958823);
INSERT INTO public.outbox VALUES (180, 'doorbell', '{}', 1795782816.959121);
INSERT INTO public.outbox VALUES (181, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Every file", "state": "paused", "job_id": "job_01m8efyd5x5cbk8j4ay5kjjg95"}, "kind": "job.paused", "owner": "ana"}', 1795782816.961886);
INSERT INTO public.outbox VALUES (182, 'webhook', '{"data": {"error": null, "label": "Two paintings", "state": "queued", "job_id": "job_01m8efyd63r8zb5kj9mbw8941n"}, "kind": "job.queued", "owner": "ana"}', 1795782816.964372);
INSERT INTO public.outbox VALUES (183, 'doorbell', '{}', 1795782816.96466);
INSERT INTO public.outbox VALUES (184, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Two paintings", "state": "paused", "job_id": "job_01m8efyd63r8zb5kj9mbw8941n"}, "kind": "job.paused", "owner": "ana"}', 1795782816.967603);
INSERT INTO public.outbox VALUES (185, 'webhook', '{"data": {"error": null, "label": "Regions", "state": "queued", "job_id": "job_01m8efyd69m503b6bvfs808y73"}, "kind": "job.queued", "owner": "ana"}', 1795782816.970218);
INSERT INTO public.outbox VALUES (186, 'doorbell', '{}', 1795782816.970523);
INSERT INTO public.outbox VALUES (187, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Regions", "state": "paused", "job_id": "job_01m8efyd69m503b6bvfs808y73"}, "kind": "job.paused", "owner": "ana"}', 1795782816.973257);
INSERT INTO public.outbox VALUES (188, 'webhook', '{"data": {"error": null, "label": "Regions and strength", "state": "queued", "job_id": "job_01m8efyd6er7bwwhn0cq824nc4"}, "kind": "job.queued", "owner": "ana"}', 1795782816.976064);
INSERT INTO public.outbox VALUES (189, 'doorbell', '{}', 1795782816.976363);
INSERT INTO public.outbox VALUES (190, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Regions and strength", "state": "paused", "job_id": "job_01m8efyd6er7bwwhn0cq824nc4"}, "kind": "job.paused", "owner": "ana"}', 1795782816.979226);
INSERT INTO public.outbox VALUES (191, 'webhook', '{"data": {"error": null, "label": "Strength", "state": "queued", "job_id": "job_01m8efyd6m2zbtcc3ca6rg0csy"}, "kind": "job.queued", "owner": "ana"}', 1795782816.981713);
INSERT INTO public.outbox VALUES (192, 'doorbell', '{}', 1795782816.982006);
INSERT INTO public.outbox VALUES (193, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Strength", "state": "paused", "job_id": "job_01m8efyd6m2zbtcc3ca6rg0csy"}, "kind": "job.paused", "owner": "ana"}', 1795782816.985054);
INSERT INTO public.outbox VALUES (194, 'webhook', '{"data": {"error": null, "label": "A canvas of one''s own", "state": "queued", "job_id": "job_01m8efyd6tr0sknece5xds1w47"}, "kind": "job.queued", "owner": "ana"}', 1795782816.987831);
INSERT INTO public.outbox VALUES (195, 'doorbell', '{}', 1795782816.988162);
INSERT INTO public.outbox VALUES (196, 'webhook', '{"data": {"by": "ana", "error": null, "label": "A canvas of one''s own", "state": "paused", "job_id": "job_01m8efyd6tr0sknece5xds1w47"}, "kind": "job.paused", "owner": "ana"}', 1795782816.990914);
INSERT INTO public.outbox VALUES (197, 'webhook', '{"data": {"error": null, "label": "Settings 1", "state": "queued", "job_id": "job_01m8efyd70smqmdcskj9ymq9fw"}, "kind": "job.queued", "owner": "ana"}', 1795782816.99345);
INSERT INTO public.outbox VALUES (198, 'doorbell', '{}', 1795782816.993733);
INSERT INTO public.outbox VALUES (199, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 1", "state": "paused", "job_id": "job_01m8efyd70smqmdcskj9ymq9fw"}, "kind": "job.paused", "owner": "ana"}', 1795782816.996785);
INSERT INTO public.outbox VALUES (200, 'webhook', '{"data": {"error": null, "label": "Settings 2", "state": "queued", "job_id": "job_01m8efyd76am7awbfjqs608d3w"}, "kind": "job.queued", "owner": "ana"}', 1795782816.999834);
INSERT INTO public.outbox VALUES (201, 'doorbell', '{}', 1795782817.000216);
INSERT INTO public.outbox VALUES (202, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 2", "state": "paused", "job_id": "job_01m8efyd76am7awbfjqs608d3w"}, "kind": "job.paused", "owner": "ana"}', 1795782817.003202);
INSERT INTO public.outbox VALUES (203, 'webhook', '{"data": {"error": null, "label": "Settings 3", "state": "queued", "job_id": "job_01m8efyd7cdxx39vx6a9vvz0m9"}, "kind": "job.queued", "owner": "ana"}', 1795782817.00607);
INSERT INTO public.outbox VALUES (204, 'doorbell', '{}', 1795782817.006421);
INSERT INTO public.outbox VALUES (205, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 3", "state": "paused", "job_id": "job_01m8efyd7cdxx39vx6a9vvz0m9"}, "kind": "job.paused", "owner": "ana"}', 1795782817.009254);
INSERT INTO public.outbox VALUES (206, 'webhook', '{"data": {"error": null, "label": "Settings 4", "state": "queued", "job_id": "job_01m8efyd7j7f8q72yx6mvcm42k"}, "kind": "job.queued", "owner": "ana"}', 1795782817.011903);
INSERT INTO public.outbox VALUES (207, 'doorbell', '{}', 1795782817.012207);
INSERT INTO public.outbox VALUES (208, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 4", "state": "paused", "job_id": "job_01m8efyd7j7f8q72yx6mvcm42k"}, "kind": "job.paused", "owner": "ana"}', 1795782817.015487);
INSERT INTO public.outbox VALUES (209, 'webhook', '{"data": {"error": null, "label": "Settings 5", "state": "queued", "job_id": "job_01m8efyd7s1gzwfc9a8v26pfn0"}, "kind": "job.queued", "owner": "ana"}', 1795782817.018657);
INSERT INTO public.outbox VALUES (210, 'doorbell', '{}', 1795782817.018973);
INSERT INTO public.outbox VALUES (211, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 5", "state": "paused", "job_id": "job_01m8efyd7s1gzwfc9a8v26pfn0"}, "kind": "job.paused", "owner": "ana"}', 1795782817.022935);
INSERT INTO public.outbox VALUES (212, 'webhook', '{"data": {"error": null, "label": "Settings 6", "state": "queued", "job_id": "job_01m8efyd80r1w30qbh5n0jeevb"}, "kind": "job.queued", "owner": "ana"}', 1795782817.025831);
INSERT INTO public.outbox VALUES (213, 'doorbell', '{}', 1795782817.026243);
INSERT INTO public.outbox VALUES (214, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 6", "state": "paused", "job_id": "job_01m8efyd80r1w30qbh5n0jeevb"}, "kind": "job.paused", "owner": "ana"}', 1795782817.029502);
INSERT INTO public.outbox VALUES (215, 'webhook', '{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8efyd8a4k045zfzt0mxqmzy"}, "kind": "job.queued", "owner": "ana"}', 1795782817.035326);
INSERT INTO public.outbox VALUES (216, 'doorbell', '{}', 1795782817.036208);
INSERT INTO public.outbox VALUES (217, 'webhook', '{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8efyd8c1y37sbwbb922nv66"}, "kind": "job.queued", "owner": "ana"}', 1795782817.038301);
INSERT INTO public.outbox VALUES (218, 'doorbell', '{}', 1795782817.039566);


--
-- Data for Name: tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tokens VALUES ('token_01m8efxg8h7d88p7kytmc5xn5c', 'ana', 'laptop', 'a39bdbd6d7d26a6f09c515c0cc2d9e175fa880fd48f6e8fa513279596c22535a', '["read", "write"]', 1795782787.345413, NULL, NULL);


--
-- Data for Name: uploads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.uploads VALUES ('upload_01m8efyd8h1wwrggnhhj4zjr00', 'ana', '0000000000000000000000000000000000000000000000000000000000000000', 'on its way.png', 1000, 1795782817.042596);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('ana', 'artist', false, 1795782787.338508);
INSERT INTO public.users VALUES ('operator', 'operator', false, 1795782787.342004);
INSERT INTO public.users VALUES ('admin', 'admin', false, 1795782787.343715);


--
-- Data for Name: webhooks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.webhooks VALUES ('webhook_01m8efxg8mg5a063qppe0er514', 'ana', 'http://127.0.0.1:9/farm', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '["job.failed", "job.paused", "job.succeeded"]', true, 1795782787.349128);


--
-- Data for Name: workers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workers VALUES ('studio/finishes', 'boot_01m8efxkbzv1v6av20jr4278zc', 'vm', 9566, 'cpu, 1 threads', '0.1.0', false, NULL, NULL, 1795782790.557942, 1795782796.158431, 1795782797.973394, NULL);
INSERT INTO public.workers VALUES ('studio/adam', 'boot_01m8efxwejhtzt3sfdjx5fnec3', 'vm', 9805, 'cpu, 1 threads', '0.1.0', false, NULL, NULL, 1795782799.853388, 1795782799.85342, NULL, NULL);
INSERT INTO public.workers VALUES ('studio/lbfgs', 'boot_01m8efy0cs75nw23n3mbgnre8m', 'vm', 9837, 'cpu, 1 threads', '0.1.0', false, NULL, NULL, 1795782803.891973, 1795782803.892005, NULL, NULL);
INSERT INTO public.workers VALUES ('studio/pauses', 'boot_01m8efy3jp05j56kn8szhw1n3c', 'vm', 9858, 'cpu, 1 threads', '0.1.0', false, NULL, NULL, 1795782807.167884, 1795782807.167945, 1795782810.586693, NULL);


--
-- Name: attempts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.attempts_id_seq', 8, true);


--
-- Name: checkpoints_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.checkpoints_id_seq', 38, true);


--
-- Name: job_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.job_events_id_seq', 63, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 218, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: answers answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (owner, key);


--
-- Name: artifacts artifacts_job_id_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_job_id_name_key UNIQUE (job_id, name);


--
-- Name: artifacts artifacts_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_key_key UNIQUE (key);


--
-- Name: artifacts artifacts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_pkey PRIMARY KEY (id);


--
-- Name: assets assets_owner_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assets
    ADD CONSTRAINT assets_owner_sha256_key UNIQUE (owner, sha256);


--
-- Name: assets assets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assets
    ADD CONSTRAINT assets_pkey PRIMARY KEY (id);


--
-- Name: attempts attempts_job_id_epoch_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_job_id_epoch_key UNIQUE (job_id, epoch);


--
-- Name: attempts attempts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_pkey PRIMARY KEY (id);


--
-- Name: batches batches_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (id);


--
-- Name: checkpoints checkpoints_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_key_key UNIQUE (key);


--
-- Name: checkpoints checkpoints_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (id);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);


--
-- Name: job_events job_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_pkey PRIMARY KEY (id);


--
-- Name: jobs jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: tokens tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (id);


--
-- Name: tokens tokens_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_sha256_key UNIQUE (sha256);


--
-- Name: uploads uploads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_pkey PRIMARY KEY (id);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (name);


--
-- Name: webhooks webhooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_pkey PRIMARY KEY (id);


--
-- Name: workers workers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workers
    ADD CONSTRAINT workers_pkey PRIMARY KEY (id);


--
-- Name: ix_answers_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_answers_job_id ON public.answers USING btree (job_id);


--
-- Name: ix_assets_sha256; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_assets_sha256 ON public.assets USING btree (sha256);


--
-- Name: ix_attempts_ended; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_ended ON public.attempts USING btree (ended, outcome);


--
-- Name: ix_attempts_worker_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_worker_id ON public.attempts USING btree (worker_id);


--
-- Name: ix_checkpoints_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_checkpoints_job_id ON public.checkpoints USING btree (job_id);


--
-- Name: ix_deliveries_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_due ON public.deliveries USING btree (due);


--
-- Name: ix_deliveries_webhook_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_webhook_id ON public.deliveries USING btree (webhook_id);


--
-- Name: ix_job_events_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_events_job_id ON public.job_events USING btree (job_id);


--
-- Name: ix_jobs_batch_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_batch_id ON public.jobs USING btree (batch_id);


--
-- Name: ix_jobs_claim; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_claim ON public.jobs USING btree (state, priority, owner, "position");


--
-- Name: ix_jobs_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_created ON public.jobs USING btree (created, id);


--
-- Name: ix_jobs_line; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_line ON public.jobs USING btree (state, priority DESC, "position");


--
-- Name: ix_jobs_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_owner ON public.jobs USING btree (owner, created, id);


--
-- Name: ix_jobs_parent_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_parent_id ON public.jobs USING btree (parent_id);


--
-- Name: ix_jobs_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_state ON public.jobs USING btree (state, created, id);


--
-- Name: ix_outbox_topic; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_topic ON public.outbox USING btree (topic, id);


--
-- Name: ix_tokens_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_tokens_user ON public.tokens USING btree ("user");


--
-- Name: ix_webhooks_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_webhooks_owner ON public.webhooks USING btree (owner);


--
-- Name: artifacts artifacts_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: attempts attempts_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: checkpoints checkpoints_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: deliveries deliveries_webhook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;


--
-- Name: job_events job_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: tokens tokens_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_user_fkey FOREIGN KEY ("user") REFERENCES public.users(name) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


